package accelerator.emulators.personalize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The items of a dataset: which of them nobody has met yet, and which values of the metadata each
/// has.
///
/// @param newIds in their natural order
/// @param byValue of each value, the new items that have it, in their natural order
/// @param valuesOf of every item
/// @param information how much it says to share a value: the rarer the more
record NewItemIndex(
    List<String> newIds,
    Map<String, List<String>> byValue,
    Map<String, Set<String>> valuesOf,
    Map<String, Double> information) {
  /// @param newIds those that nobody has met
  /// @param metadata of all items of the dataset
  static NewItemIndex of(Set<String> newIds, Map<String, Map<String, String>> metadata) {
    Map<String, Set<String>> valuesOf = HashMap.newHashMap(metadata.size());
    Map<String, Integer> counts = new HashMap<>();
    metadata.forEach(
        (id, row) -> {
          Set<String> values = values(row);
          values.forEach(value -> counts.merge(value, 1, Integer::sum));
          valuesOf.put(id, values);
        });
    Map<String, Double> information = new HashMap<>();
    counts.forEach(
        (value, count) -> information.put(value, Math.log((1.0 + metadata.size()) / count)));
    List<String> sorted = newIds.stream().sorted().toList();
    Map<String, List<String>> byValue = new HashMap<>();
    for (String id : sorted) {
      for (String value : valuesOf.getOrDefault(id, Set.of())) {
        byValue.computeIfAbsent(value, _ -> new ArrayList<>()).add(id);
      }
    }
    return new NewItemIndex(sorted, byValue, valuesOf, information);
  }

  private static Set<String> values(Map<String, String> row) {
    Set<String> values = new HashSet<>();
    row.forEach(
        (column, cell) ->
            Arrays.stream(cell.split("\\|"))
                .filter(value -> !value.isBlank())
                .forEach(value -> values.add(column + '=' + value.strip())));
    return values;
  }

  /// Whether the dataset has an item.
  boolean holds(String id) {
    return valuesOf.containsKey(id);
  }

  Set<String> valuesOf(String id) {
    return valuesOf.getOrDefault(id, Set.of());
  }

  double information(String value) {
    return information.getOrDefault(value, 0.0);
  }
}
