package accelerator.warehouse;

import accelerator.core.SourceInvalid;
import accelerator.core.StatementFailed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which columns a table has, and which of them SQL reads. All in lower case.
record TableColumns(Warehouse warehouse, String tag) {

  /// @throws SourceInvalid when the table is not there
  Set<String> ofSource(QualifiedName table) {
    try {
      Set<String> columns = ask(table);
      if (columns.isEmpty()) {
        throw new SourceInvalid("%s does not exist, or this role may not see it".formatted(table));
      }
      return columns;
    } catch (StatementFailed failure) {
      throw new SourceInvalid("%s cannot be read: %s".formatted(table, failure.getMessage()));
    }
  }

  /// None when there is no such table, or this role may not see it.
  Set<String> of(QualifiedName table) {
    try {
      return ask(table);
    } catch (StatementFailed _) {
      return Set.of();
    }
  }

  private Set<String> ask(QualifiedName table) {
    BoundScript script =
        Script.load("sql/checks/source_columns.sql")
            .bind(
                Map.of("database", SqlFragment.identifier(table.database())),
                Map.of("schema_name", table.schema(), "table_name", table.name()));
    List<ResultRow> rows = warehouse.query(script, tag);
    return rows.stream()
        .flatMap(row -> row.text("column_name").stream())
        .map(column -> column.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /// The columns of a place's table that a script reads, as far as the table's DDL names them.
  ///
  /// @param file the name of the DDL in `sql/sources/`
  static Set<String> read(Script script, String place, String file) {
    Set<String> read = new TreeSet<>(SqlText.wordsAround(script.text(), "${" + place + "}"));
    read.retainAll(SqlText.firstWords(Script.load(ddl(file)).text()));
    return read;
  }

  static String ddl(String table) {
    return "sql/sources/" + table + ".sql";
  }
}
