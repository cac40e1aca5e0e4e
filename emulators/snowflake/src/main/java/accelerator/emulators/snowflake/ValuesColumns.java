package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Names the columns of `values` as Snowflake does, `column1`, `column2` and so on, where it stands
/// in the place of a table.
final class ValuesColumns implements DialectRewrite {
  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    Brackets brackets = Brackets.of(statement);
    Map<Integer, String> before = new HashMap<>();
    Map<Integer, String> after = new HashMap<>();
    for (int at = 1; at + 1 < statement.size(); at++) {
      SqlToken last = statement.get(at - 1);
      boolean isTable = last.is("FROM") || last.is("JOIN");
      boolean isBracketed = last.is("(") && !isColumnList(statement, at - 1);
      if (!statement.get(at).is("VALUES")
          || !statement.get(at + 1).is("(")
          || !(isTable || isBracketed)) {
        continue;
      }
      int close = brackets.closing(at + 1);
      int width = SqlCall.split(statement.subList(at + 2, close)).size();
      while (close + 2 < statement.size()
          && statement.get(close + 1).is(",")
          && statement.get(close + 2).is("(")) {
        close = brackets.closing(close + 2);
      }
      before.put(at, isTable ? "(SELECT * FROM (" : "SELECT * FROM (");
      String names =
          IntStream.rangeClosed(1, width)
              .mapToObj(number -> "COLUMN" + number)
              .collect(Collectors.joining(", "));
      after.put(close, ") AS SF_VALUES(" + names + ")" + (isTable ? ")" : ""));
    }
    return before.isEmpty() ? statement : written(statement, before, after);
  }

  /// Whether a bracket stands after a call's name, which is none of a table's.
  private static boolean isColumnList(List<SqlToken> statement, int bracket) {
    return bracket > 0
        && statement.get(bracket - 1).isName()
        && !TypeCasts.isKeyword(statement.get(bracket - 1));
  }

  private static List<SqlToken> written(
      List<SqlToken> statement, Map<Integer, String> before, Map<Integer, String> after) {
    List<SqlToken> result = new ArrayList<>(statement.size());
    for (int at = 0; at < statement.size(); at++) {
      SqlToken token = statement.get(at);
      result.addAll(ComposedSql.of(before.getOrDefault(at, ""), token.start()));
      result.add(token);
      result.addAll(ComposedSql.of(after.getOrDefault(at, ""), token.start()));
    }
    return result;
  }
}
