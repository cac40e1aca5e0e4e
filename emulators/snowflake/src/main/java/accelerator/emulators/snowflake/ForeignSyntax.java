package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Refuses what DuckDB understands and Snowflake does not, or otherwise: files in the place of
/// tables, operators such as `^`, `filter (where ..)`, `distinct on`, `except all`, `limit 50 %`,
/// numbers such as `0x1F`.
final class ForeignSyntax implements DialectRewrite {
  private static final Set<String> OPERATORS = Set.of("^", "~", "->", "{", "}", "&", "|", "#");
  private static final Set<String> ALL_OF_NONE = Set.of("EXCEPT", "INTERSECT", "MINUS");
  private static final List<List<String>> PHRASES =
      List.of(
          List.of("USING", "SAMPLE"),
          List.of("DISTINCT", "ON"),
          List.of("FILTER", "("),
          List.of("ASOF", "JOIN"),
          List.of("POSITIONAL", "JOIN"),
          List.of("SEMI", "JOIN"),
          List.of("ANTI", "JOIN"),
          List.of("AT", "TIME"),
          List.of("SIMILAR", "TO"),
          List.of("GLOB", "("),
          List.of("COLUMNS", "("),
          List.of("(", "FROM"),
          List.of("=", "="),
          List.of("<=", ">"));

  /// What Snowflake has, and this warehouse has not or DuckDB has otherwise.
  private static final List<List<String>> ABSENT =
      List.of(
          List.of("SAMPLE", "("),
          List.of("TABLESAMPLE", "("),
          List.of("PIVOT", "("),
          List.of("UNPIVOT", "("),
          List.of("LIKE", "ANY"),
          List.of("LIKE", "ALL"),
          List.of("ILIKE", "ANY"),
          List.of("MATCH_RECOGNIZE", "("),
          List.of("CONNECT", "BY"),
          List.of("FIRST", "OVER"),
          List.of("LAST", "OVER"));

  private final String sql;

  /// @param sql the statement as it came
  ForeignSyntax(String sql) {
    this.sql = sql;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    for (int at = 0; at < statement.size(); at++) {
      absent(statement, at)
          .ifPresent(
              feature -> {
                throw SnowflakeError.absent(feature);
              });
      if (isForeign(statement, at)) {
        throw SnowflakeError.syntax(sql, statement.get(at));
      }
      if (isQualifiedCall(statement, at)) {
        throw new SnowflakeError(
            2141,
            "42601",
            "SQL compilation error:\nUnknown user-defined function "
                + statement.get(at - 2).name()
                + "."
                + statement.get(at).name());
      }
    }
    return statement;
  }

  private static Optional<String> absent(List<SqlToken> statement, int at) {
    boolean isTop =
        statement.get(at).is("TOP")
            && at > 0
            && (statement.get(at - 1).is("SELECT") || statement.get(at - 1).is("DISTINCT"))
            && at + 1 < statement.size()
            && statement.get(at + 1).kind() == SqlToken.Kind.NUMBER;
    boolean isCollation =
        statement.get(at).is("COLLATE")
            && at + 1 < statement.size()
            && statement.get(at + 1).isString();
    return isTop || isCollation
        ? Optional.of(statement.get(at).name())
        : ABSENT.stream()
            .filter(phrase -> sees(statement, at, phrase))
            .map(phrase -> String.join(" ", phrase).replace(" (", ""))
            .findFirst();
  }

  private static boolean isForeign(List<SqlToken> statement, int at) {
    SqlToken token = statement.get(at);
    boolean isOperator =
        token.kind() == SqlToken.Kind.SYMBOL
            && (OPERATORS.contains(token.text())
                || (token.is("*") && at > 0 && statement.get(at - 1).is("*")));
    boolean isFile =
        token.isString()
            && at > 0
            && (statement.get(at - 1).is("FROM") || statement.get(at - 1).is("JOIN"))
            && !(at > 1 && statement.get(at - 2).is("DISTINCT"));
    boolean isNumber =
        token.kind() == SqlToken.Kind.WORD
            && !token.spaced()
            && at > 0
            && statement.get(at - 1).kind() == SqlToken.Kind.NUMBER;
    boolean isShare =
        token.is("%")
            && at > 1
            && statement.get(at - 1).kind() == SqlToken.Kind.NUMBER
            && statement.get(at - 2).is("LIMIT");
    boolean isAllOfSome =
        token.is("ALL")
            && at > 0
            && ALL_OF_NONE.stream().anyMatch(operator -> statement.get(at - 1).is(operator));
    return isOperator
        || isFile
        || isNumber
        || isShare
        || isAllOfSome
        || PHRASES.stream().anyMatch(phrase -> sees(statement, at, phrase));
  }

  private static boolean sees(List<SqlToken> statement, int at, List<String> phrase) {
    return at + 1 < statement.size()
        && statement.get(at).is(phrase.get(0))
        && statement.get(at + 1).is(phrase.get(1));
  }

  /// `schema.function(..)`, but for `insert into schema.table (..)`.
  private static boolean isQualifiedCall(List<SqlToken> statement, int at) {
    boolean isCall =
        at > 1
            && statement.get(at).isName()
            && statement.get(at - 1).is(".")
            && at + 1 < statement.size()
            && statement.get(at + 1).is("(");
    if (!isCall) {
      return false;
    }
    int first = at;
    while (first > 1 && statement.get(first - 1).is(".")) {
      first -= 2;
    }
    return !statement.get(at - 2).is("INFORMATION_SCHEMA")
        && (first == 0 || !statement.get(first - 1).is("INTO"));
  }
}
