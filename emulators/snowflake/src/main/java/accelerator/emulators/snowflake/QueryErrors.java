package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Slips in a query that DuckDB finds when it binds names: columns that are not grouped, aggregates
/// and windows in the wrong clause, names that are ambiguous or doubled. Snowflake puts the table
/// before a column's name, which is not known here.
///
/// Texts and the codes 979, 1104, 1789, 2025 and 2028 are those of Snowflake's documentation and of
/// reports; the codes for misplaced aggregates and windows could not be verified.
final class QueryErrors {
  private static final String BINDER = "Binder Error: ";
  private static final String COMPILATION = "SQL compilation error:\n";

  /// Characters of a message that say what is wrong; what follows is the statement.
  private static final int LONGEST_SENTENCE = 600;

  private static final String SYNTAX_STATE = "42601";

  private static final List<Slip> SLIPS =
      List.of(
          new Slip("column \"?([^\"\n]*?)\"? must appear in the GROUP BY", QueryErrors::ungrouped),
          new Slip("GROUP BY clause cannot contain (aggregates|window)", QueryErrors::groupedCall),
          new Slip("(WHERE) clause cannot contain aggregates", QueryErrors::misplacedAggregate),
          new Slip("(\\w+) clause cannot contain window", QueryErrors::misplacedWindow),
          new Slip("Ambiguous reference to column name \"([^\"]*)\"", (name, _) -> ambiguous(name)),
          new Slip("Column with name \"([^\"]*)\" already exists", (name, _) -> doubled(name)),
          new Slip("Duplicate column name \"([^\"]*)\"", (name, _) -> doubled(name)),
          new Slip(
              "(Set operations) can only apply to expressions with the same number",
              (_, _) ->
                  error(1789, "invalid number of result columns for set operator input branches")));

  private QueryErrors() {}

  private record Slip(Pattern pattern, Meaning meaning) {
    Slip(String pattern, Meaning meaning) {
      this(Pattern.compile(pattern), meaning);
    }
  }

  @FunctionalInterface
  private interface Meaning {
    SnowflakeError of(String found, Complaint at);
  }

  /// @param message of DuckDB's
  static Optional<SnowflakeError> of(String message, Complaint at) {
    String sentence = message.substring(0, Math.min(message.length(), LONGEST_SENTENCE));
    for (Slip slip : SLIPS) {
      Matcher found = slip.pattern().matcher(sentence);
      if (found.find()) {
        return Optional.of(slip.meaning().of(found.group(1), at));
      }
    }
    return Optional.empty();
  }

  /// Of what DuckDB's binder says and nobody here has Snowflake's words for: its first sentence and
  /// the line of the statement as it came, without the statement that DuckDB was sent.
  static Optional<SnowflakeError> untranslated(String message, Complaint at) {
    int start = message.indexOf(BINDER);
    if (start < 0) {
      return Optional.empty();
    }
    String sentence = message.substring(start + BINDER.length()).split("\n", 2)[0];
    String place =
        at.isPlaced()
            ? String.format(
                Locale.ROOT,
                "SQL compilation error: error line %d at position %d\n",
                at.line(),
                at.firstColumn())
            : COMPILATION;
    return Optional.of(new SnowflakeError(603, "XX000", place + sentence));
  }

  static SnowflakeError doubled(String column) {
    return new SnowflakeError(
        2025, "42S21", COMPILATION + "duplicate column name '%s'".formatted(column));
  }

  static SnowflakeError ambiguous(String column) {
    return error(2028, "ambiguous column name '%s'".formatted(column));
  }

  /// In the select list of a query that says `group by`, Snowflake tells where; elsewhere it does
  /// not.
  private static SnowflakeError ungrouped(String column, Complaint at) {
    Complaint.Name name = at.name(column);
    if (!name.isSelectedBesideGroups()) {
      return notGroupedBy(name.written());
    }
    return new SnowflakeError(
        1104,
        SYNTAX_STATE,
        String.format(
            Locale.ROOT,
            "SQL compilation error: error line %d at position %d\n"
                + "'%s' in select clause is neither an aggregate nor in the group by clause.",
            name.at().line(),
            name.at().column(),
            name.written()));
  }

  private static SnowflakeError groupedCall(String kind, Complaint at) {
    return notGroupedBy(at.call(kind.equals("window")).written());
  }

  private static SnowflakeError notGroupedBy(String what) {
    return error(979, "[%s] is not a valid group by expression".formatted(what));
  }

  /// DuckDB takes the condition of a join for one of `where`.
  private static SnowflakeError misplacedAggregate(String where, Complaint at) {
    Complaint.Call call = at.call(false);
    return error(
        1003,
        "Invalid aggregate function in %s clause [%s]"
            .formatted(call.clause().equals("ON") ? "ON" : "where", call.written()));
  }

  private static SnowflakeError misplacedWindow(String clause, Complaint at) {
    return error(
        1003,
        "Window function [%s] appears outside of SELECT, QUALIFY, and ORDER BY clauses."
            .formatted(at.call(true).written()));
  }

  private static SnowflakeError error(int code, String text) {
    return new SnowflakeError(code, SYNTAX_STATE, COMPILATION + text);
  }
}
