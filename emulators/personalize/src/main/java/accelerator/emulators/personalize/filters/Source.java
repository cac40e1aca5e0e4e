package accelerator.emulators.personalize.filters;

import java.util.Arrays;
import java.util.Optional;

/// What a field belongs to, as expressions spell it; case does not matter.
public enum Source {
  INTERACTIONS("Interactions"),
  ITEMS("Items"),
  /// The user that a question is for.
  CURRENT_USER("CurrentUser"),
  /// The item that a question of the related-items use cases is about.
  CURRENT_ITEM("CurrentItem");

  private final String key;

  Source(String key) {
    this.key = key;
  }

  static Optional<Source> of(String word) {
    return Arrays.stream(values()).filter(each -> each.key.equalsIgnoreCase(word)).findFirst();
  }

  /// As expressions spell it.
  public String key() {
    return key;
  }
}
