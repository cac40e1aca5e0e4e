package accelerator.emulators.snowflake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which session parameters are honoured, which may only have their default, and which change
/// nothing here. Defaults are Snowflake's ("Parameters" of its documentation).
final class SessionParameters {
  /// The parameters by which the driver reads and prints values.
  static final List<String> TOLD_TO_DRIVERS =
      List.of(
          "TIMEZONE",
          "TIMESTAMP_OUTPUT_FORMAT",
          "TIMESTAMP_NTZ_OUTPUT_FORMAT",
          "TIMESTAMP_LTZ_OUTPUT_FORMAT",
          "TIMESTAMP_TZ_OUTPUT_FORMAT",
          "DATE_OUTPUT_FORMAT",
          "TIME_OUTPUT_FORMAT",
          "BINARY_OUTPUT_FORMAT");

  private static final Map<String, String> HONOURED =
      Map.ofEntries(
          Map.entry("TIMEZONE", "America/Los_Angeles"),
          Map.entry("DATE_INPUT_FORMAT", "AUTO"),
          Map.entry("TIME_INPUT_FORMAT", "AUTO"),
          Map.entry("TIMESTAMP_INPUT_FORMAT", "AUTO"),
          Map.entry("DATE_OUTPUT_FORMAT", "YYYY-MM-DD"),
          Map.entry("TIME_OUTPUT_FORMAT", "HH24:MI:SS"),
          Map.entry("TIMESTAMP_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM"),
          Map.entry("TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3"),
          Map.entry("TIMESTAMP_LTZ_OUTPUT_FORMAT", ""),
          Map.entry("TIMESTAMP_TZ_OUTPUT_FORMAT", ""),
          Map.entry("TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ"),
          Map.entry("TWO_DIGIT_CENTURY_START", "1970"),
          Map.entry("BINARY_INPUT_FORMAT", "HEX"),
          Map.entry("BINARY_OUTPUT_FORMAT", "HEX"),
          Map.entry("QUOTED_IDENTIFIERS_IGNORE_CASE", "FALSE"),
          Map.entry("QUERY_TAG", ""),
          Map.entry("STATEMENT_TIMEOUT_IN_SECONDS", "172800"),
          Map.entry("AUTOCOMMIT", "TRUE"));

  private static final Map<String, String> FIXED =
      Map.of(
          "WEEK_START", "0",
          "WEEK_OF_YEAR_POLICY", "0",
          "TIMESTAMP_DAY_IS_ALWAYS_24H", "FALSE",
          "ABORT_DETACHED_QUERY", "FALSE",
          "MULTI_STATEMENT_COUNT", "1",
          "ROWS_PER_RESULTSET", "0",
          "ERROR_ON_NONDETERMINISTIC_MERGE", "TRUE",
          "TRANSACTION_DEFAULT_ISOLATION_LEVEL", "READ COMMITTED");

  private static final Set<String> WITHOUT_EFFECT =
      Set.of("STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", "USE_CACHED_RESULT", "LOCK_TIMEOUT");

  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          "TIMESTAMP_TYPE_MAPPING", Set.of("TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP_TZ"),
          "BINARY_INPUT_FORMAT", Set.of("HEX", "BASE64", "UTF8", "UTF-8"),
          "BINARY_OUTPUT_FORMAT", Set.of("HEX", "BASE64"),
          "QUOTED_IDENTIFIERS_IGNORE_CASE", Set.of("TRUE", "FALSE"),
          "AUTOCOMMIT", Set.of("TRUE", "FALSE"));

  private SessionParameters() {}

  /// Whether Snowflake has it, as far as is known here.
  static boolean isKnown(String name) {
    return HONOURED.containsKey(name)
        || FIXED.containsKey(name)
        || WITHOUT_EFFECT.contains(name)
        || name.startsWith("JDBC_")
        || name.startsWith("CLIENT_");
  }

  /// What a session begins with.
  ///
  /// @param account what the account sets otherwise
  static Map<String, String> defaults(Map<String, String> account) {
    Map<String, String> defaults = new HashMap<>(HONOURED);
    account.forEach((name, value) -> defaults.computeIfPresent(name, (key, before) -> value));
    return defaults;
  }

  /// Sets one.
  ///
  /// @throws SnowflakeError for one that is unknown, or a value that this warehouse cannot give
  static void set(SnowflakeSession session, String name, String value) {
    String checked = checked(name, value);
    if (HONOURED.containsKey(name)) {
      session.parameter(name, checked);
    }
  }

  /// A value as it is kept.
  ///
  /// @throws SnowflakeError for a parameter that is unknown, or a value that cannot be given here
  static String checked(String anyCase, String value) {
    String name = anyCase.toUpperCase(Locale.ROOT);
    if (!isKnown(name)) {
      throw SnowflakeError.invalidParameter(name);
    }
    String fixed = FIXED.get(name);
    if (fixed != null && !fixed.equals(value.toUpperCase(Locale.ROOT))) {
      throw SnowflakeError.unsupported("%s=%s".formatted(name, value));
    }
    Set<String> choices = CHOICES.get(name);
    if (choices != null) {
      return choice(name, value.toUpperCase(Locale.ROOT), choices);
    }
    boolean isFine =
        switch (name) {
          case "TIMEZONE" -> isZone(value);
          case "STATEMENT_TIMEOUT_IN_SECONDS" -> value.matches("\\d{1,9}");
          case "TWO_DIGIT_CENTURY_START" -> value.matches("19\\d\\d|2000|2100");
          default -> true;
        };
    if (!isFine) {
      throw SnowflakeError.invalidValue(value, name);
    }
    if (name.endsWith("PUT_FORMAT") && !value.isEmpty() && !DateTimeTexts.isKnown(value)) {
      throw SnowflakeError.unsupported("%s=%s".formatted(name, value));
    }
    return value;
  }

  private static String choice(String name, String value, Set<String> choices) {
    if (!choices.contains(value)) {
      throw SnowflakeError.invalidValue(value, name);
    }
    return value;
  }

  private static boolean isZone(String value) {
    try {
      return !ZoneId.of(value).getId().isEmpty();
    } catch (DateTimeException _) {
      return false;
    }
  }

  /// Makes a connection of DuckDB's work with a value: the macros read it as a variable.
  static void tell(Connection connection, String name, String value) {
    String text = SqlToken.string(value, 0).sql();
    try {
      if (name.equals("TIMEZONE")) {
        DuckDbWarehouse.run(connection, "set TimeZone = " + text);
      } else if (name.contains("FORMAT") || name.equals("TWO_DIGIT_CENTURY_START")) {
        DuckDbWarehouse.run(connection, "set variable %s = %s".formatted(name, text));
      }
    } catch (SQLException failure) {
      throw SnowflakeError.unsupported("%s=%s (%s)".formatted(name, value, failure.getMessage()));
    }
  }
}
