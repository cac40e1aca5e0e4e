package accelerator.emulators.snowflake;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which session parameters are honoured, which may only have their default, and which change
/// nothing here.
final class SessionParameters {
  private static final Set<String> HONOURED =
      Set.of("TIMEZONE", "QUERY_TAG", "STATEMENT_TIMEOUT_IN_SECONDS", "AUTOCOMMIT");
  private static final Map<String, String> FIXED =
      Map.of(
          "TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ",
          "WEEK_START", "0",
          "WEEK_OF_YEAR_POLICY", "0",
          "ABORT_DETACHED_QUERY", "FALSE",
          "MULTI_STATEMENT_COUNT", "1",
          "QUOTED_IDENTIFIERS_IGNORE_CASE", "FALSE",
          "TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3",
          "DATE_OUTPUT_FORMAT", "YYYY-MM-DD");
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", "USE_CACHED_RESULT", "LOCK_TIMEOUT");

  private SessionParameters() {}

  /// Whether Snowflake has it, as far as is known here.
  static boolean isKnown(String name) {
    return HONOURED.contains(name)
        || FIXED.containsKey(name)
        || WITHOUT_EFFECT.contains(name)
        || name.startsWith("JDBC_")
        || name.startsWith("CLIENT_");
  }

  /// Sets one.
  ///
  /// @throws SnowflakeError for one that is unknown, or a value that this warehouse cannot give
  static void set(SnowflakeSession session, String name, String value) {
    if (!isKnown(name)) {
      throw SnowflakeError.invalidParameter(name);
    }
    String fixed = FIXED.get(name);
    if (fixed != null && !fixed.equals(value.toUpperCase(Locale.ROOT))) {
      throw SnowflakeError.unsupported("%s=%s".formatted(name, value));
    }
    if (name.equals("TIMEZONE")) {
      requireZone(value);
    }
    if (name.equals("STATEMENT_TIMEOUT_IN_SECONDS") && !value.matches("\\d{1,9}")) {
      throw SnowflakeError.invalidValue(value, name);
    }
    if (HONOURED.contains(name)) {
      session.parameter(name, value);
    }
  }

  private static void requireZone(String value) {
    try {
      ZoneId.of(value);
    } catch (DateTimeException _) {
      throw SnowflakeError.invalidValue(value, "TIMEZONE");
    }
  }
}
