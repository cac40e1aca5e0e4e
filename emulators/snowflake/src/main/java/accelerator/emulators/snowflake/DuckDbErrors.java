package accelerator.emulators.snowflake;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says in Snowflake's words what DuckDB complains about. Errors that have no counterpart keep
/// DuckDB's text under Snowflake's internal error 603.
final class DuckDbErrors {
  private static final String NOT_THERE = " does not exist";
  private static final String THERE = " already exists";

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "Parser Error: syntax error at or near ",
              "\n",
              (found, at) -> SnowflakeError.syntax(at.sql(), at.find(found))),
          new Rule(
              "Parser Error: syntax error at end of input",
              "",
              (found, at) -> SnowflakeError.unexpectedEnd(at.sql())),
          new Rule(
              "Parser Error: ",
              "\n",
              (found, at) -> new SnowflakeError(1003, "42000", "SQL compilation error:\n" + found)),
          new Rule(
              "Table with name ",
              " does not exist because schema",
              (found, at) -> missingQualified(found)),
          new Rule("Table with name ", NOT_THERE, DuckDbErrors::missingObject),
          new Rule("View with name ", NOT_THERE, DuckDbErrors::missingObject),
          new Rule(
              "Schema with name ",
              NOT_THERE,
              (found, at) -> SnowflakeError.missing("Schema", found)),
          new Rule(
              "No catalog + schema named ",
              " ",
              (found, at) -> SnowflakeError.missing("Schema", found)),
          new Rule("Function with name ", NOT_THERE, DuckDbErrors::unknownFunction),
          new Rule("Table with name ", THERE, (found, at) -> SnowflakeError.exists(found)),
          new Rule("View with name ", THERE, (found, at) -> SnowflakeError.exists(found)),
          new Rule("Schema with name ", THERE, (found, at) -> SnowflakeError.exists(found)),
          new Rule("Referenced column ", " not found", DuckDbErrors::invalidIdentifier),
          new Rule("Referenced column ", " was not found", DuckDbErrors::invalidIdentifier),
          new Rule("does not have a column named ", "\n", DuckDbErrors::invalidIdentifier),
          new Rule("does not have a column with name ", "\n", DuckDbErrors::invalidIdentifier),
          new Rule("Referenced update column ", " not found", DuckDbErrors::invalidIdentifier),
          new Rule("Referenced table ", " not found", DuckDbErrors::invalidIdentifier),
          new Rule(" is of type ", ", trying to drop", (found, at) -> otherType(found)),
          new Rule("Existing object ", " is of type ", (found, at) -> SnowflakeError.exists(found)),
          new Rule(" has ", " values were supplied", DuckDbErrors::columnCount),
          new Rule(" has ", " columns specified", DuckDbErrors::columnCount),
          new Rule(": expected ", " values were supplied", DuckDbErrors::columnCount),
          new Rule(
              "NOT NULL constraint failed: ",
              "",
              (found, at) ->
                  new SnowflakeError(100072, "22000", "NULL result in a non-nullable column")),
          new Rule(
              "Division by zero",
              "",
              (found, at) -> new SnowflakeError(100051, "22012", "Division by zero")),
          new Rule(
              "Casting value ",
              " to type DECIMAL",
              (found, at) ->
                  new SnowflakeError(
                      100132, "22003", "Number out of representable range: value " + found)),
          new Rule(
              "No function matches the given name and argument types ",
              ".",
              (found, at) -> noSuchCall(found)),
          new Rule(
              "Could not choose a best candidate function for the function call ",
              ".",
              (found, at) -> noSuchCall(found)),
          new Rule("Cannot mix values of type ", " - an explicit", (found, at) -> mixed(found)),
          new Rule(
              "MERGE INTO command cannot affect the same target row",
              "",
              (found, at) -> SnowflakeError.duplicateRow()),
          new Rule("Could not convert string ", " to BOOL", DuckDbErrors::noBoolean),
          new Rule("Could not cast value ", " to BOOL", DuckDbErrors::noBoolean),
          new Rule("Could not convert string ", " to ", DuckDbErrors::noNumber),
          new Rule("Could not cast value ", " to ", DuckDbErrors::noNumber),
          new Rule(
              "invalid timestamp field format: ",
              ", expected",
              (found, at) -> notRecognized(100035, "22007", "Timestamp", found)),
          new Rule(
              "invalid date field format: ",
              ", expected",
              (found, at) -> notRecognized(100040, "22007", "Date", found)));

  private DuckDbErrors() {}

  /// What stands between two texts in a message of DuckDB's, where it first does, and what it
  /// means.
  ///
  /// @param end empty where nothing is looked for; a line's end is also the message's end
  private record Rule(String start, String end, Translation translation) {
    Optional<SnowflakeError> apply(String message, Complaint at) {
      int from = message.indexOf(start);
      if (from < 0) {
        return Optional.empty();
      }
      int to = end(message, from + start.length());
      return to < 0
          ? Optional.empty()
          : Optional.of(translation.of(unquoted(message.substring(from + start.length(), to)), at));
    }

    private int end(String message, int from) {
      if (end.isEmpty()) {
        return from;
      }
      char quote = from < message.length() ? message.charAt(from) : ' ';
      boolean isQuoted = quote == '\'' || quote == '"';
      int to = message.indexOf(isQuoted && !end.equals("\n") ? quote + end : end, from);
      return to < 0
          ? end.equals("\n") ? message.length() : -1
          : isQuoted && !end.equals("\n") ? to + 1 : to;
    }
  }

  @FunctionalInterface
  private interface Translation {
    SnowflakeError of(String found, Complaint at);
  }

  /// Whether DuckDB could not choose between macros, for it did not see a type.
  static boolean isAboutUnknownType(SnowflakeError failure) {
    return failure.text().contains("has multiple overloads that match")
        || failure.text().contains("-> STRUCT(sf_utc ");
  }

  /// @param sql the statement as it came
  static SnowflakeError translate(SQLException cause, String sql) {
    String message = DuckDbName.written(String.valueOf(cause.getMessage()));
    Optional<SnowflakeError> told = ToldErrors.of(message);
    if (told.isPresent()) {
      return told.get();
    }
    Complaint at = Complaint.of(message, sql);
    return QueryErrors.of(message, at)
        .or(() -> RULES.stream().flatMap(rule -> rule.apply(message, at).stream()).findFirst())
        .orElseGet(() -> unknown(message, at));
  }

  private static SnowflakeError unknown(String message, Complaint at) {
    SnowflakeError whole = SnowflakeError.internal(message);
    return isAboutUnknownType(whole) ? whole : QueryErrors.untranslated(message, at).orElse(whole);
  }

  private static String unquoted(String text) {
    boolean isQuoted =
        text.length() > 1
            && (text.startsWith("'") || text.startsWith("\""))
            && text.charAt(0) == text.charAt(text.length() - 1);
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }

  private static SnowflakeError missingObject(String found, Complaint at) {
    return SnowflakeError.missing("Object", at.asWritten(found));
  }

  private static SnowflakeError unknownFunction(String found, Complaint at) {
    return new SnowflakeError(
        2140,
        "42601",
        "SQL compilation error:\nUnknown function " + found.toUpperCase(Locale.ROOT));
  }

  /// Snowflake may take it, since it converts arguments of itself more often.
  private static SnowflakeError noSuchCall(String call) {
    String types = call.replace("_LITERAL", "").replace("STRING", "VARCHAR").replace("\"", "");
    return SnowflakeError.unmatched(types.toUpperCase(Locale.ROOT));
  }

  /// @param types such as `VARCHAR and INTEGER in CASE expression`
  private static SnowflakeError mixed(String types) {
    String[] words = types.split(" in ", 2);
    String choice = words.length < 2 ? "choice" : words[1].split(" ", 2)[0];
    String kinds =
        Stream.of(words[0].split(" and ", -1))
            .map(type -> type.matches(".*INT.*|DECIMAL.*|DOUBLE|FLOAT") ? "NUMBER" : type)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return SnowflakeError.unsupported("%s of %s: cast them to one type".formatted(choice, kinds));
  }

  private static SnowflakeError noBoolean(String found, Complaint at) {
    return notRecognized(100037, "22018", "Boolean", found);
  }

  private static SnowflakeError noNumber(String found, Complaint at) {
    return notRecognized(100038, "22018", "Numeric", found);
  }

  private static SnowflakeError columnCount(String found, Complaint at) {
    return new SnowflakeError(
        2057,
        "21S01",
        "SQL compilation error:\nInsert value list does not match column list: " + found);
  }

  private static SnowflakeError otherType(String found) {
    boolean isView = found.equalsIgnoreCase("View");
    return new SnowflakeError(
        2203,
        "02000",
        "SQL compilation error:\nObject found is of type '%s', not specified type '%s'."
            .formatted(isView ? "VIEW" : "TABLE", isView ? "TABLE" : "VIEW"));
  }

  private static SnowflakeError missingQualified(String name) {
    int dot = name.lastIndexOf('.');
    return SnowflakeError.missing("Schema", name.substring(0, Math.max(dot, 0)));
  }

  private static SnowflakeError notRecognized(
      int code, String sqlState, String kind, String value) {
    return new SnowflakeError(
        code, sqlState, "%s value '%s' is not recognized".formatted(kind, value));
  }

  private static SnowflakeError invalidIdentifier(String name, Complaint at) {
    return SnowflakeError.invalidIdentifier(
        SqlPosition.in(at.sql(), at.find(name).start()), at.asWritten(name));
  }
}
