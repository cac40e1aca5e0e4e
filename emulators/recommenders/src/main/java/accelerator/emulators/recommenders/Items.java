package accelerator.emulators.recommenders;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;

/// What is known of each item besides its interactions: item id to column name to value.
/// Categorical values may be several, joined by `|`, as in Personalize's Items dataset. May be
/// empty, and may hold items that nobody has met yet.
public record Items(Map<String, Map<String, String>> byId) {
  public Items {
    byId =
        byId.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, item -> Map.copyOf(item.getValue())));
  }

  /// No metadata at all.
  public static Items none() {
    return new Items(Map.of());
  }
}
