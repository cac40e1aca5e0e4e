package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Set;

/// Refuses a function that ranks or picks rows without a window, and a window of it without `order
/// by`, as Snowflake does; `partition by` alone is not enough. Aggregates over a window need none.
/// The errors' code could not be verified.
final class WindowOrders implements DialectRewrite {
  private static final Set<String> ORDERED =
      Set.of(
          "ROW_NUMBER",
          "RANK",
          "DENSE_RANK",
          "PERCENT_RANK",
          "CUME_DIST",
          "NTILE",
          "LAG",
          "LEAD",
          "FIRST_VALUE",
          "LAST_VALUE",
          "NTH_VALUE");

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    Brackets brackets = Brackets.of(statement);
    for (int at = 0; at + 1 < statement.size(); at++) {
      SqlToken function = statement.get(at);
      boolean isCall =
          function.kind() == SqlToken.Kind.WORD
              && ORDERED.contains(function.name())
              && brackets.closing(at + 1) > 0;
      if (isCall) {
        check(statement, brackets, at);
      }
    }
    return statement;
  }

  private static void check(List<SqlToken> statement, Brackets brackets, int at) {
    int close = brackets.closing(at + 1);
    int next = close + 1;
    while (next < statement.size() && isAboutNulls(statement.get(next))) {
      next++;
    }
    boolean isTable =
        (at > 0 && statement.get(at - 1).is("INTO"))
            || (next + 1 < statement.size()
                && statement.get(next).is("AS")
                && statement.get(next + 1).is("("));
    if (isTable) {
      return;
    }
    if (next >= statement.size() || !statement.get(next).is("OVER")) {
      throw error(
          "Missing window specification for function [%s]."
              .formatted(SqlTokenizer.render(statement.subList(at, close + 1))));
    }
    if (isUnordered(statement, brackets, next + 1)) {
      throw error(
          "Window function type [%s] requires ORDER BY in window specification."
              .formatted(statement.get(at).name()));
    }
  }

  private static SnowflakeError error(String text) {
    return new SnowflakeError(1003, "42601", "SQL compilation error:\n" + text);
  }

  /// @param open the bracket of the window; a window that is named elsewhere has none
  private static boolean isUnordered(List<SqlToken> statement, Brackets brackets, int open) {
    if (open >= statement.size() || brackets.closing(open) < 0) {
      return false;
    }
    int at = open + 1;
    while (at < brackets.closing(open)) {
      if (statement.get(at).is("ORDER")) {
        return false;
      }
      at = statement.get(at).is("(") ? brackets.closing(at) + 1 : at + 1;
    }
    return true;
  }

  private static boolean isAboutNulls(SqlToken token) {
    return token.is("IGNORE") || token.is("RESPECT") || token.is("NULLS");
  }
}
