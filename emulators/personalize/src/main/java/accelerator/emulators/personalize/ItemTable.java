package accelerator.emulators.personalize;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The items of a dataset at one time, looked up from the values to the items: what filters need.
/// Each column is turned around when it is first asked for. Used under the region's lock only; what
/// it gives out never changes.
final class ItemTable {
  private final List<Rows> rows;
  private final Map<String, Map<String, Set<String>>> byValue = new HashMap<>();
  private final Map<String, Map<String, Double>> numbers = new HashMap<>();

  /// @param rows oldest first; of several items of one id the last counts
  ItemTable(List<Rows> rows) {
    this.rows = List.copyOf(rows);
  }

  /// Whether it is of these rows.
  boolean isOf(List<Rows> others) {
    return rows.equals(others);
  }

  /// The items that have a value in a column, alone or among others.
  Set<String> with(String column, String value) {
    return byValue.computeIfAbsent(column, this::turned).getOrDefault(value, Set.of());
  }

  /// A column's numbers by item.
  Map<String, Double> numbers(String column) {
    return numbers.computeIfAbsent(column, this::parsed);
  }

  private Map<String, Set<String>> turned(String column) {
    Map<String, Set<String>> turned = new HashMap<>();
    values(column)
        .forEach(
            (item, values) ->
                Arrays.stream(values.split("\\|", -1))
                    .forEach(
                        value -> turned.computeIfAbsent(value, _ -> new HashSet<>()).add(item)));
    return turned;
  }

  private Map<String, Double> parsed(String column) {
    Map<String, Double> parsed = new HashMap<>();
    values(column).forEach((item, value) -> parsed.put(item, Double.valueOf(value)));
    return parsed;
  }

  /// The values of those items that have one.
  private Map<String, String> values(String column) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (Rows each : rows) {
      if (each instanceof RecordRows records) {
        records.addTo(all, List.of(column));
      }
    }
    Map<String, String> values = new HashMap<>();
    all.forEach((item, row) -> row.forEach((_, value) -> values.put(item, value)));
    return values;
  }
}
