package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The errors that functions written here tell in Snowflake's words already, with their codes.
final class ToldErrors {
  private static final List<Told> ALL =
      List.of(
          new Told("Date value '(?s:.*?)' is not recognized", 100040, "22007"),
          new Told("Time value '(?s:.*?)' is not recognized", 100108, "22007"),
          new Told("Timestamp value '(?s:.*?)' is not recognized", 100035, "22007"),
          new Told("Boolean value '(?s:.*?)' is not recognized", 100037, "22018"),
          new Told("Numeric value '(?s:.*?)' is not recognized", 100038, "22018"),
          new Told(
              "SQL compilation error:\\nInvalid argument types for function [^\\n]*",
              1044,
              "42P13"),
          new Told("String '(?s:.*?)' is too long and would be truncated", 100078, "22000"),
          new Told("Can't parse '(?s:.*?)' as \\w+ with format '[^']*'", 100096, "22007"),
          new Told("Invalid floating point operation: [^\\n]*", 603, "XX000"),
          new Told("Unsupported feature '(?s:.*?)'\\.", 2, "0A000"),
          new Told(
              "SQL compilation error:\\nFunction \\w+ cannot be used with arguments of types [^\\n]*",
              1065,
              "22023"),
          new Told("SQL compilation error:\\ninvalid type \\[[^\\n]*", 1007, "22023"));

  private ToldErrors() {}

  private record Told(Pattern pattern, int code, String sqlState) {
    Told(String pattern, int code, String sqlState) {
      this(Pattern.compile("(?:Exception: |Error: )(" + pattern + ")"), code, sqlState);
    }
  }

  static Optional<SnowflakeError> of(String message) {
    for (Told told : ALL) {
      Matcher found = told.pattern().matcher(message);
      if (found.find()) {
        return Optional.of(new SnowflakeError(told.code(), told.sqlState(), found.group(1)));
      }
    }
    return Optional.empty();
  }
}
