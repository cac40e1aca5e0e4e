package accelerator.warehouse;

import accelerator.core.Dataset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// How many rows tables have: Snowflake knows without reading them.
record RowCounts(Warehouse warehouse) {

  Map<Dataset, Long> of(RunTables tables, Collection<Dataset> datasets) {
    Map<Dataset, QualifiedName> names = new TreeMap<>();
    datasets.forEach(dataset -> names.put(dataset, tables.table(dataset)));
    return of(names, tables.tag("rows"));
  }

  /// The rows of each table, by what it is given under.
  <T extends Comparable<T>> Map<T, Long> of(Map<T, QualifiedName> names, String tag) {
    Map<String, Long> counts = new HashMap<>();
    warehouse
        .query(BoundScript.union(names.values().stream().map(RowCounts::query).toList()), tag)
        .forEach(row -> counts.put(row.text("table_name").orElse(""), row.number("row_count")));
    Map<T, Long> rows = new TreeMap<>();
    names.forEach((key, name) -> rows.put(key, counts.getOrDefault(name.toString(), 0L)));
    return rows;
  }

  private static BoundScript query(QualifiedName table) {
    return Script.load("sql/checks/rows.sql")
        .bind(Map.of("table", SqlFragment.name(table)), Map.of());
  }
}
