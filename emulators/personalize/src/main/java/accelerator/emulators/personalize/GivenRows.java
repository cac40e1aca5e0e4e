package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Rows that are given directly, by column name. They are checked as a file's are, but for the
/// least number of a job's interactions.
record GivenRows(List<Map<String, String>> rows, SchemaContent schema, DatasetType type) {
  GivenRows {
    rows = List.copyOf(rows);
  }

  /// @throws JobFailed naming the row, when one cannot be in the dataset
  Rows checked() {
    RowCollector collector = RowCollector.of(type, schema);
    List<ColumnCheck> checks = schema.fields().stream().map(ColumnCheck::new).toList();
    for (int index = 0; index < rows.size(); index++) {
      String place = String.format(Locale.ROOT, "row %d", index + 1);
      collector.add(fields(rows.get(index), checks, place));
    }
    return collector.collected();
  }

  private String[] fields(Map<String, String> row, List<ColumnCheck> checks, String place) {
    List<String> unknown = new ArrayList<>(row.keySet());
    unknown.removeAll(schema.names());
    if (!unknown.isEmpty()) {
      throw new JobFailed("The schema has no columns %s, which %s has.", unknown, place);
    }
    return checks.stream()
        .map(check -> check.checked(row.getOrDefault(check.field().name(), ""), () -> place))
        .toArray(String[]::new);
  }
}
