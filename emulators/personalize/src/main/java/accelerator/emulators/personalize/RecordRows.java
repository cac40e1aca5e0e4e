package accelerator.emulators.personalize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Items or users by id; of several of one id the last counts.
final class RecordRows implements Rows {
  private final Map<String, Map<String, String>> byId = new LinkedHashMap<>();

  void put(String id, Map<String, String> values) {
    byId.put(id, values);
  }

  Optional<Map<String, String>> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Adds every row with only some of its columns, in place of one of its id.
  void addTo(Map<String, Map<String, String>> all, List<String> columns) {
    byId.forEach(
        (id, values) ->
            all.put(
                id,
                new TableRow(
                    columns,
                    columns.stream()
                        .map(column -> values.getOrDefault(column, ""))
                        .toArray(String[]::new))));
  }

  /// The rows of every other id.
  RecordRows without(Set<String> ids) {
    RecordRows others = copy();
    others.byId.keySet().removeAll(ids);
    return others;
  }

  int size() {
    return byId.size();
  }

  RecordRows copy() {
    RecordRows copy = new RecordRows();
    copy.byId.putAll(byId);
    return copy;
  }
}
