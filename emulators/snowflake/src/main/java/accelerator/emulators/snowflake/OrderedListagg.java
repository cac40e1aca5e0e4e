package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Moves the order of `listagg(x, ',') within group (order by y)` into the call, where DuckDB wants
/// it.
final class OrderedListagg implements DialectRewrite {
  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    Brackets brackets = Brackets.of(statement);
    List<SqlToken> result = new ArrayList<>(statement.size());
    Map<Integer, Integer> groups = groups(statement, brackets);
    copy(statement, 0, statement.size(), groups, brackets, result);
    return result;
  }

  /// The opening bracket of each group by the closing one of its aggregate.
  private static Map<Integer, Integer> groups(List<SqlToken> statement, Brackets brackets) {
    Map<Integer, Integer> groups = new HashMap<>();
    for (int at = 0; at + 1 < statement.size(); at++) {
      SqlToken token = statement.get(at);
      boolean isAggregate = token.is("LISTAGG") || token.is("ARRAY_AGG");
      int close = isAggregate ? brackets.closing(at + 1) : -1;
      if (close > 0 && follows(statement, close) && brackets.closing(close + 3) > 0) {
        groups.put(close, close + 3);
      }
    }
    return groups;
  }

  private static boolean follows(List<SqlToken> tokens, int close) {
    return close + 3 < tokens.size()
        && tokens.get(close + 1).is("WITHIN")
        && tokens.get(close + 2).is("GROUP");
  }

  /// Whether an aggregate that ends here has one argument, and no separator.
  private static boolean isAlone(List<SqlToken> statement, int close) {
    int depth = 0;
    for (int at = close; at > 0; at--) {
      SqlToken token = statement.get(at);
      depth += token.is(")") ? 1 : token.is("(") ? -1 : 0;
      if (depth == 0) {
        return statement.get(at - 1).is("LISTAGG");
      }
      if (depth == 1 && token.is(",")) {
        return false;
      }
    }
    return false;
  }

  /// Goes as deep as brackets are nested.
  private static void copy(
      List<SqlToken> statement,
      int from,
      int to,
      Map<Integer, Integer> groups,
      Brackets brackets,
      List<SqlToken> result) {
    int at = from;
    while (at < to) {
      Integer open = groups.get(at);
      if (open != null) {
        if (isAlone(statement, at)) {
          result.addAll(ComposedSql.of(", ''", statement.get(at).start()));
        }
        int end = brackets.closing(open);
        copy(statement, open + 1, end, groups, brackets, result);
        result.add(statement.get(end));
        at = end + 1;
      } else {
        result.add(statement.get(at++));
      }
    }
  }
}
