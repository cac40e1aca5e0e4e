package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Locale;

/// The answers of `describe table`, `show tables`, `views`, `objects` and `schemas`: Snowflake's
/// columns in lower case, those that nobody here knows (times, bytes) left out; comment and owner
/// stand in `information_schema.tables`.
final class TableListing {
  private TableListing() {}

  static StatementResult columns(List<DuckDbWarehouse.TableColumn> columns) {
    return StatementResult.of(
        StatementKind.DESCRIBE,
        List.of(
            ResultColumn.text("name"),
            ResultColumn.text("type"),
            ResultColumn.text("kind"),
            ResultColumn.text("null?")),
        columns.stream()
            .map(
                column ->
                    List.of(
                        column.name(),
                        snowflakeType(column.type()),
                        "COLUMN",
                        column.isNullable() ? "Y" : "N"))
            .toList());
  }

  /// `show tables|schemas [like '..'] [in [schema|database] name]`.
  static StatementResult show(SqlTokenCursor cursor, StatementExecution execution) {
    boolean isTerse = cursor.accept("TERSE");
    String kind = cursor.next().name();
    String pattern = cursor.accept("LIKE") ? cursor.string() : "%";
    String like = SqlToken.string(pattern, 0).sql();
    return switch (kind) {
      case "TABLES" -> tables(cursor, "table_type = 'BASE TABLE'", like, execution);
      case "VIEWS" -> tables(cursor, "table_type = 'VIEW'", like, execution);
      case "OBJECTS" -> tables(cursor, "true", like, execution);
      case "SCHEMAS" -> schemas(cursor, like, execution);
      default -> throw SnowflakeError.unsupported("SHOW " + (isTerse ? "TERSE " : "") + kind);
    };
  }

  private static StatementResult tables(
      SqlTokenCursor cursor, String kind, String like, StatementExecution execution) {
    SnowflakeSession session = execution.session();
    String database = session.database();
    String schema = session.schema();
    if (cursor.accept("IN")) {
      cursor.accept("SCHEMA");
      List<String> parts = cursor.name().parts();
      database = parts.size() > 1 ? parts.getFirst() : database;
      schema = parts.getLast();
    }
    cursor.expectEnd();
    return execution.select(
        StatementKind.SHOW,
        """
        select table_name as "name", table_catalog as "database_name",
            table_schema as "schema_name", replace(table_type, 'BASE ', '') as "kind",
            row_count as "rows"
        from memory.main.information_schema_tables
        where %s and table_name ilike %s and table_catalog = %s and table_schema = %s
        order by table_name
        """
            .formatted(
                kind, like, SqlToken.string(database, 0).sql(), SqlToken.string(schema, 0).sql()));
  }

  private static StatementResult schemas(
      SqlTokenCursor cursor, String like, StatementExecution execution) {
    String database = execution.session().database();
    if (cursor.accept("IN")) {
      cursor.accept("DATABASE");
      database = cursor.name().last();
    }
    cursor.expectEnd();
    return execution.select(
        StatementKind.SHOW,
        """
        select schema_name as "name", catalog_name as "database_name"
        from memory.main.information_schema_schemata
        where schema_name ilike %s and catalog_name = %s
        order by schema_name
        """
            .formatted(like, SqlToken.string(database, 0).sql()));
  }

  /// A column's type as Snowflake describes it.
  static String snowflakeType(String duckDbType) {
    ResultColumn column = ResultColumn.of("", duckDbType);
    return switch (column.type()) {
      case "fixed" ->
          String.format(Locale.ROOT, "NUMBER(%d,%d)", column.precision(), column.scale());
      case "real" -> "FLOAT";
      case "text" -> "VARCHAR(16777216)";
      case "timestamp_ntz", "timestamp_ltz", "timestamp_tz" ->
          column.type().toUpperCase(Locale.ROOT) + "(9)";
      default -> column.type().toUpperCase(Locale.ROOT);
    };
  }
}
