package accelerator.emulators.snowflake;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A column of a result, in the terms of Snowflake's wire protocol.
///
/// @param type `fixed`, `real`, `text`, `boolean`, `date`, `time`, `timestamp_ntz`,
///   `timestamp_ltz`, `timestamp_tz` or `binary`
/// @param precision of fixed-point numbers
/// @param scale digits after the point, also of seconds
record ResultColumn(String name, String type, int precision, int scale) {
  private static final String ZONED = "STRUCT(sf_utc TIMESTAMP, sf_minutes INTEGER)";

  static ResultColumn text(String name) {
    return new ResultColumn(name, "text", 0, 0);
  }

  static List<ResultColumn> texts(String... names) {
    return Arrays.stream(names).map(ResultColumn::text).toList();
  }

  static ResultColumn number(String name) {
    return new ResultColumn(name, "fixed", 38, 0);
  }

  /// The column of a DuckDB result.
  ///
  /// @throws SnowflakeError for a type that has no counterpart here
  static ResultColumn of(ResultSetMetaData data, int index) throws SQLException {
    return of(label(data.getColumnLabel(index)), data.getColumnTypeName(index));
  }

  /// A column of a DuckDB type such as `DECIMAL(10,2)`.
  static ResultColumn of(String name, String duckDbType) {
    String type = duckDbType.toUpperCase(Locale.ROOT);
    int bracket = type.indexOf('(');
    return switch (bracket < 0 ? type : type.substring(0, bracket)) {
      case "DECIMAL" -> decimal(name, type);
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT" ->
          number(name);
      case "DOUBLE", "FLOAT" -> new ResultColumn(name, "real", 0, 0);
      case "VARCHAR", "UUID", "\"NULL\"", "NULL" -> text(name);
      case "BOOLEAN" -> new ResultColumn(name, "boolean", 0, 0);
      case "DATE" -> new ResultColumn(name, "date", 0, 0);
      case "TIME" -> new ResultColumn(name, "time", 0, 9);
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          new ResultColumn(name, "timestamp_ntz", 0, 9);
      case "TIMESTAMP WITH TIME ZONE" -> new ResultColumn(name, "timestamp_ltz", 0, 9);
      case "STRUCT" -> zoned(name, duckDbType);
      case "BLOB" -> new ResultColumn(name, "binary", 0, 0);
      default -> throw SnowflakeError.unsupported("result of data type " + duckDbType);
    };
  }

  private static ResultColumn zoned(String name, String duckDbType) {
    if (!duckDbType.replace("\"", "").equalsIgnoreCase(ZONED)) {
      throw SnowflakeError.unsupported("result of data type " + duckDbType);
    }
    return new ResultColumn(name, "timestamp_tz", 0, 9);
  }

  private static ResultColumn decimal(String name, String type) {
    String[] arguments = type.substring(type.indexOf('(') + 1, type.length() - 1).split(",", -1);
    return new ResultColumn(
        name,
        "fixed",
        Integer.parseInt(arguments[0].strip()),
        Integer.parseInt(arguments[1].strip()));
  }

  /// Expressions without an alias are named by their text in upper case.
  private static String label(String name) {
    return DuckDbName.written(
        name.contains("(")
            ? name.toUpperCase(Locale.ROOT).replace("COUNT_STAR()", "COUNT(*)")
            : name);
  }

  /// DuckDB's type that holds it.
  String duckDbType() {
    return switch (type) {
      case "fixed" -> String.format(Locale.ROOT, "DECIMAL(%d, %d)", precision, scale);
      case "real" -> "DOUBLE";
      case "boolean" -> "BOOLEAN";
      case "date" -> "DATE";
      case "time" -> "TIME";
      case "timestamp_ntz" -> "TIMESTAMP";
      case "timestamp_ltz" -> "TIMESTAMP WITH TIME ZONE";
      case "timestamp_tz" -> ZONED;
      case "binary" -> "BLOB";
      default -> "VARCHAR";
    };
  }
}
