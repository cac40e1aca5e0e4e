package accelerator.local.sql;

import accelerator.core.Domain;
import accelerator.emulators.snowflake.DuckDbWarehouse;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.LocalWarehouse;
import accelerator.local.stack.SourceData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A table that a pass has made: its columns with their types, how many rows it has and the first
/// of them.
///
/// @param types by column, as Snowflake names them
/// @param rows the first ten in the order of their values; a null is `null`
record DatasetTable(
    String dataset, long count, Map<String, String> types, List<List<String>> rows) {
  private static final int SHOWN = 10;
  private static final String UNLIMITED = "(16777216)";

  /// @param number of the pass that made it
  static DatasetTable read(DuckDbWarehouse warehouse, Domain domain, String dataset, int number) {
    String name =
        String.format(
            Locale.ROOT, "%s_%s_%s_sql_%d", LocalStack.NAME, domain.key(), dataset, number);
    String table = LocalWarehouse.table(name).toUpperCase(Locale.ROOT);
    long count =
        Long.parseLong(
            SourceData.rows(warehouse, "select count(*) from " + table).getFirst().getFirst());
    List<List<String>> rows =
        SourceData.rows(
            warehouse,
            String.format(
                Locale.ROOT,
                "select coalesce(columns(*)::varchar, 'null') from (select * from %s order by all limit %d)",
                table,
                SHOWN));
    return new DatasetTable(dataset, count, warehouse.described(table), rows);
  }

  /// Its columns, each from the name down to the last row.
  List<List<String>> columns() {
    List<List<String>> columns = new ArrayList<>();
    for (Map.Entry<String, String> type : types.entrySet()) {
      List<String> column =
          new ArrayList<>(List.of(type.getKey(), type.getValue().replace(UNLIMITED, "")));
      int index = columns.size();
      rows.forEach(row -> column.add(row.get(index)));
      columns.add(column);
    }
    return columns;
  }
}
