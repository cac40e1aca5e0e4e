package accelerator.emulators.snowflake;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in Snowflake's words what DuckDB complains about. Errors that have no counterpart keep
/// DuckDB's text under Snowflake's internal error 603.
final class DuckDbErrors {
  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "Parser Error: syntax error at or near \"(.*?)\"",
              (found, sql) -> SnowflakeError.syntax(sql, find(sql, found))),
          new Rule(
              "Parser Error: syntax error at end of input",
              (found, sql) -> SnowflakeError.unexpectedEnd(sql)),
          new Rule("Parser Error: ([^\n]*)", DuckDbErrors::otherSyntax),
          new Rule(
              "Table with name \"?(.*?)\"? does not exist because schema",
              (found, sql) -> missingQualified(found)),
          new Rule(
              "(?:Table|View) with name \"?(.*?)\"? does not exist",
              (found, sql) -> SnowflakeError.missing("Object", asWritten(sql, found))),
          new Rule(
              "Schema with name \"?(.*?)\"? does not exist",
              (found, sql) -> SnowflakeError.missing("Schema", found)),
          new Rule(
              "No catalog \\+ schema named \"(.*?)\"",
              (found, sql) -> SnowflakeError.missing("Schema", found)),
          new Rule(
              "Function with name \"?(.*?)\"? does not exist",
              (found, sql) ->
                  new SnowflakeError(
                      2140,
                      "42601",
                      "SQL compilation error:\nUnknown function "
                          + found.toUpperCase(Locale.ROOT))),
          new Rule(
              "(?:Table|View|Schema) with name \"?(.*?)\"? already exists",
              (found, sql) -> SnowflakeError.exists(found)),
          new Rule(
              "Referenced column \"(.*?)\" (?:not found|was not found)",
              (found, sql) -> invalidIdentifier(sql, found)),
          new Rule(
              "does not have a column (?:named|with name) \"(.*?)\"",
              (found, sql) -> invalidIdentifier(sql, found)),
          new Rule(
              "Referenced update column (.*?) not found",
              (found, sql) -> invalidIdentifier(sql, found)),
          new Rule(
              "Referenced table \"(.*?)\" not found",
              (found, sql) -> invalidIdentifier(sql, found)),
          new Rule("has (\\d+ columns but \\d+) values were supplied", DuckDbErrors::columnCount),
          new Rule(
              "NOT NULL constraint failed: (\\S+)",
              (found, sql) ->
                  new SnowflakeError(100072, "22000", "NULL result in a non-nullable column")),
          new Rule(
              "(Division by zero)",
              (found, sql) -> new SnowflakeError(100051, "22012", "Division by zero")),
          new Rule(
              "Could not (?:convert string|cast value) (['\"]?.*?['\"]?) to BOOL",
              (found, sql) -> notRecognized(100037, "22018", "Boolean", found)),
          new Rule(
              "Could not (?:convert string|cast value) (['\"]?.*?['\"]?) to",
              (found, sql) -> notRecognized(100038, "22018", "Numeric", found)),
          new Rule(
              "invalid timestamp field format: (\".*?\")",
              (found, sql) -> notRecognized(100035, "22007", "Timestamp", found)),
          new Rule(
              "invalid date field format: (\".*?\")",
              (found, sql) -> notRecognized(100040, "22007", "Date", found)));

  private DuckDbErrors() {}

  private record Rule(Pattern pattern, Translation translation) {
    Rule(String pattern, Translation translation) {
      this(Pattern.compile(pattern), translation);
    }
  }

  @FunctionalInterface
  private interface Translation {
    SnowflakeError of(String found, String sql);
  }

  /// @param sql the statement as it came
  static SnowflakeError translate(SQLException cause, String sql) {
    String message = DuckDbName.written(String.valueOf(cause.getMessage()));
    return RULES.stream()
        .flatMap(rule -> apply(rule, message, sql).stream())
        .findFirst()
        .orElseGet(() -> SnowflakeError.internal(message));
  }

  private static Optional<SnowflakeError> apply(Rule rule, String message, String sql) {
    Matcher matcher = rule.pattern().matcher(message);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String found = matcher.groupCount() > 0 ? matcher.group(1) : "";
    return Optional.of(rule.translation().of(found, sql));
  }

  private static SnowflakeError otherSyntax(String found, String sql) {
    return new SnowflakeError(1003, "42000", "SQL compilation error:\n" + found);
  }

  private static SnowflakeError columnCount(String found, String sql) {
    return new SnowflakeError(
        2057,
        "21S01",
        "SQL compilation error:\nInsert value list does not match column list: " + found);
  }

  private static SnowflakeError missingQualified(String name) {
    int dot = name.lastIndexOf('.');
    return SnowflakeError.missing("Schema", name.substring(0, Math.max(dot, 0)));
  }

  private static SnowflakeError notRecognized(
      int code, String sqlState, String kind, String value) {
    String plain = value.replaceAll("^['\"]|['\"]$", "");
    return new SnowflakeError(
        code, sqlState, "%s value '%s' is not recognized".formatted(kind, plain));
  }

  private static SnowflakeError invalidIdentifier(String sql, String name) {
    return SnowflakeError.invalidIdentifier(
        SqlPosition.in(sql, find(sql, name).start()), asWritten(sql, name));
  }

  /// The first token of this text; if there is none, the text at the statement's start.
  private static SqlToken find(String sql, String text) {
    return SqlTokenizer.tokens(sql).stream()
        .filter(token -> token.text().equalsIgnoreCase(text))
        .findFirst()
        .orElseGet(() -> SqlToken.word(text, 0));
  }

  /// A name with the qualifiers that the statement puts before it.
  private static String asWritten(String sql, String name) {
    List<SqlToken> tokens = SqlTokenizer.tokens(sql);
    for (int index = 0; index < tokens.size(); index++) {
      if (tokens.get(index).isName() && tokens.get(index).text().equalsIgnoreCase(name)) {
        StringBuilder full = new StringBuilder(tokens.get(index).name());
        for (int before = index - 1; before > 0 && tokens.get(before).is("."); before -= 2) {
          full.insert(0, tokens.get(before - 1).name() + ".");
        }
        return full.toString();
      }
    }
    return name;
  }
}
