package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.BucketFailure;
import accelerator.emulators.loopback.EmulatorException;
import java.io.IOException;
import java.util.Locale;

/// A statement or a request is refused, with the code and SQLSTATE that Snowflake gives for it.
/// Texts are those seen in Snowflake's documentation and drivers; not each could be verified
/// against the service.
public final class SnowflakeError extends EmulatorException {
  private static final String COMPILATION = "SQL compilation error:\n";

  private final int code;
  private final String sqlState;

  SnowflakeError(int code, String sqlState, String message) {
    super(message);
    this.code = code;
    this.sqlState = sqlState;
  }

  /// Snowflake's vendor code without its leading zeros, such as 2003.
  public int code() {
    return code;
  }

  /// Such as `42S02`.
  public String sqlState() {
    return sqlState;
  }

  /// The message, never null.
  String text() {
    return String.valueOf(getMessage());
  }

  static SnowflakeError unsupported(String feature) {
    return new SnowflakeError(2, "0A000", "Unsupported feature '%s'.".formatted(feature));
  }

  static SnowflakeError syntax(String sql, SqlToken unexpected) {
    SqlPosition at = SqlPosition.in(sql, unexpected.start());
    return new SnowflakeError(
        1003,
        "42000",
        COMPILATION
            + String.format(
                Locale.ROOT,
                "syntax error line %d at position %d unexpected '%s'.",
                at.line(),
                at.column(),
                unexpected.text()));
  }

  static SnowflakeError unexpectedEnd(String sql) {
    SqlPosition at = SqlPosition.in(sql, sql.length());
    return new SnowflakeError(
        1003,
        "42000",
        COMPILATION
            + String.format(
                Locale.ROOT,
                "syntax error line %d at position %d unexpected '<EOF>'.",
                at.line(),
                at.column()));
  }

  /// Of a `merge` whose source has several rows for one of the target's.
  static SnowflakeError duplicateRow() {
    return new SnowflakeError(100090, "42P18", "Duplicate row detected during DML action");
  }

  /// A call with arguments that this warehouse has not.
  static SnowflakeError unmatched(String call) {
    return new SnowflakeError(
        2,
        "0A000",
        COMPILATION
            + "Unsupported feature '%s': cast the arguments to what the function takes."
                .formatted(call));
  }

  /// What Snowflake has and this warehouse does not.
  static SnowflakeError absent(String what) {
    return new SnowflakeError(
        2,
        "0A000",
        COMPILATION
            + "Unsupported feature '%s': Snowflake has it, the local warehouse does not."
                .formatted(what));
  }

  static SnowflakeError unknownFunction(String name) {
    return new SnowflakeError(2140, "42601", COMPILATION + "Unknown function " + name);
  }

  /// The text is a shorter one than Snowflake's.
  static SnowflakeError argumentCount(String function, int arguments) {
    return new SnowflakeError(
        939,
        "22023",
        COMPILATION
            + String.format(
                Locale.ROOT,
                "the local warehouse has no function %s with %d arguments",
                function,
                arguments));
  }

  /// A syntax error whose place is told by what stands there.
  static SnowflakeError syntaxNear(String what) {
    return new SnowflakeError(
        1003, "42000", COMPILATION + "syntax error: unexpected end after '%s'.".formatted(what));
  }

  /// What the service could do and this warehouse cannot in reasonable time.
  ///
  /// @param what with one `%d` for the most that it can
  static SnowflakeError tooComplex(String what, int most) {
    return new SnowflakeError(
        2,
        "0A000",
        COMPILATION
            + "Unsupported feature '%s'.".formatted(String.format(Locale.ROOT, what, most)));
  }

  /// @param kind such as `Object`, `Schema`, `Stage` or `Integration`
  static SnowflakeError missing(String kind, String name) {
    return new SnowflakeError(
        2003,
        kind.equals("Object") ? "42S02" : "02000",
        COMPILATION + "%s '%s' does not exist or not authorized.".formatted(kind, name));
  }

  static SnowflakeError exists(String name) {
    return new SnowflakeError(
        2002, "42710", COMPILATION + "Object '%s' already exists.".formatted(name));
  }

  static SnowflakeError invalidIdentifier(SqlPosition at, String name) {
    return new SnowflakeError(
        904,
        "42000",
        String.format(
            Locale.ROOT,
            "SQL compilation error: error line %d at position %d\ninvalid identifier '%s'",
            at.line(),
            at.column(),
            name));
  }

  static SnowflakeError invalidParameter(String name) {
    return new SnowflakeError(
        1420, "22023", COMPILATION + "invalid parameter '%s'".formatted(name));
  }

  static SnowflakeError invalidValue(String value, String parameter) {
    return new SnowflakeError(
        1008,
        "22023",
        COMPILATION + "invalid value [%s] for parameter '%s'".formatted(value, parameter));
  }

  static SnowflakeError missingParameter(String name) {
    return new SnowflakeError(
        1419, "22023", COMPILATION + "missing parameter '%s'".formatted(name));
  }

  static SnowflakeError canceled() {
    return new SnowflakeError(604, "57014", "SQL execution canceled");
  }

  static SnowflakeError timedOut(long seconds) {
    return new SnowflakeError(
        630,
        "57014",
        String.format(
            Locale.ROOT,
            "Statement reached its statement or warehouse timeout of %d second(s) and was canceled.",
            seconds));
  }

  static SnowflakeError stageFailure(IOException cause) {
    return new SnowflakeError(
        2, "22000", "Failure using stage area. Cause: [%s]".formatted(reason(cause)));
  }

  /// What went wrong with an object, as Snowflake quotes it.
  static String reason(IOException cause) {
    return cause instanceof BucketFailure refusal
        ? refusal.described()
        : String.valueOf(cause.getMessage());
  }

  /// The text is that of other clients' reports; code and SQLSTATE could not be verified.
  static SnowflakeError nameTooLong(String name, int longest) {
    return new SnowflakeError(
        1003,
        "42000",
        COMPILATION
            + String.format(
                Locale.ROOT,
                "object name or identifier '%s..' exceeds maximum length limit of %d characters",
                name.substring(0, Math.min(name.length(), 40)),
                longest));
  }

  static SnowflakeError internal(String message) {
    return new SnowflakeError(603, "XX000", "SQL execution internal error:\n" + message);
  }
}
