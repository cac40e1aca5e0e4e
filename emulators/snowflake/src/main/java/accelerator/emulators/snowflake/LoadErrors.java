package accelerator.emulators.snowflake;

import java.util.Locale;

/// Says in Snowflake's words what is wrong with a file that is loaded.
final class LoadErrors {
  private LoadErrors() {}

  static SnowflakeError of(CsvSource.Problem problem, String key, ObjectName table) {
    return switch (problem) {
      case CsvSource.Problem.Value value ->
          new SnowflakeError(
              100038,
              "22018",
              String.format(
                  Locale.ROOT,
                  "%s value '%s' is not recognized\n  File '%s', line %d\n  Row, column \"%s\"[\"%s\"]",
                  kind(value.type()),
                  value.value(),
                  key,
                  value.line(),
                  table.last(),
                  value.column()));
      case CsvSource.Problem.Width width ->
          new SnowflakeError(
              100080,
              "22000",
              String.format(
                  Locale.ROOT,
                  "Number of columns in file (%d) does not match that of the corresponding table (%d), use file format option error_on_column_count_mismatch=false to ignore this error\n  File '%s', line %d",
                  width.found(),
                  width.expected(),
                  key,
                  width.line()));
    };
  }

  private static String kind(String duckDbType) {
    return switch (duckDbType) {
      case "TIMESTAMP" -> "Timestamp";
      case "DATE" -> "Date";
      case "BOOLEAN" -> "Boolean";
      default -> "Numeric";
    };
  }
}
