package accelerator.recommend;

import accelerator.core.InvalidInput;
import java.util.Arrays;
import java.util.Locale;

/// What becomes of items that the last run has not learned.
enum UnknownItems {
  /// Events of them are refused; questions about them are answered with what is popular, and say
  /// so.
  POPULAR,
  /// Questions about them are refused as well.
  REFUSE,
  /// Nobody looks: events count, and answers show what Personalize says.
  ACCEPT;

  /// @throws InvalidInput when there is no such choice
  static UnknownItems of(String text) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "UNKNOWN_ITEMS must be popular, refuse or accept, was '%s'".formatted(text)));
  }
}
