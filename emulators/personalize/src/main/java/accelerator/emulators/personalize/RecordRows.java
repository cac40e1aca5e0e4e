package accelerator.emulators.personalize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Items or users by id; of several of one id the last counts.
final class RecordRows implements Rows {
  private static final int BYTES_BESIDE = 64;

  private final Map<String, Map<String, String>> byId = new LinkedHashMap<>();
  private long bytes;

  void put(String id, Map<String, String> values) {
    Map<String, String> before = byId.put(id, values);
    bytes += bytes(id, values) - (before == null ? 0 : bytes(id, before));
  }

  /// How much memory they take, about.
  long bytes() {
    return bytes;
  }

  private static long bytes(String id, Map<String, String> values) {
    return BYTES_BESIDE
        + 2L * id.length()
        + values.values().stream().mapToLong(value -> BYTES_BESIDE + 2L * value.length()).sum();
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
    RecordRows others = new RecordRows();
    byId.forEach(
        (id, values) -> {
          if (!ids.contains(id)) {
            others.put(id, values);
          }
        });
    return others;
  }

  int size() {
    return byId.size();
  }

  RecordRows copy() {
    RecordRows copy = new RecordRows();
    copy.byId.putAll(byId);
    copy.bytes = bytes;
    return copy;
  }
}
