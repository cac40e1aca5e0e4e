package accelerator.warehouse;

import accelerator.core.StatementFailed;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which columns a table has, as they are stored, and which of them SQL reads, in lower case.
record TableColumns(Warehouse warehouse, String tag) {

  /// None when there is no such table, or this role may not see it.
  ///
  /// @throws StatementFailed when Snowflake says anything else, such as that the warehouse that
  ///   would answer cannot be resumed
  Set<String> of(QualifiedName table) {
    try {
      return ask(table);
    } catch (StatementFailed failure) {
      if (StatementAdvice.tellsOfMissing(failure)) {
        return Set.of();
      }
      throw failure;
    }
  }

  private Set<String> ask(QualifiedName table) {
    return warehouse.query(script(table), tag).stream()
        .flatMap(row -> row.text("column_name").stream())
        .collect(Collectors.toSet());
  }

  /// The query of a table's columns.
  static BoundScript script(QualifiedName table) {
    return Script.load("sql/checks/source_columns.sql")
        .bind(
            Map.of("database", SqlFragment.identifier(table.database())),
            Map.of("schema_name", table.schema(), "table_name", table.name()));
  }

  /// The columns of a place's table that a script reads, as far as the table's DDL names them.
  ///
  /// @param file the name of the DDL in `sql/sources/`
  static Set<String> read(Script script, String place, String file) {
    Set<String> read = new TreeSet<>(SqlText.wordsAround(script.text(), "${" + place + "}"));
    read.retainAll(SqlText.firstWords(Script.load(ddl(file)).text()));
    return read;
  }

  /// Whether a name without quotes finds a stored one: Snowflake reads it in upper case.
  static boolean isFound(String stored) {
    return stored.equals(stored.toUpperCase(Locale.ROOT));
  }

  static String ddl(String table) {
    return "sql/sources/" + table + ".sql";
  }
}
