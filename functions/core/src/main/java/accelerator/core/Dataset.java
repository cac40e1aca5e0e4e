package accelerator.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// One of the three datasets of a domain. Each is one `.sql` and one `.avsc` of its name in the
/// domain's folder below `sql/`.
public enum Dataset {
  INTERACTIONS,
  ITEMS,
  USERS;

  /// The name in files, tables and object keys, such as `interactions`.
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The dataset of a key.
  ///
  /// @throws InvalidInput when there is none of that name
  @JsonCreator
  public static Dataset of(String key) {
    return Arrays.stream(values())
        .filter(dataset -> dataset.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "dataset must be one of interactions, items, users, was '%s'".formatted(key)));
  }
}
