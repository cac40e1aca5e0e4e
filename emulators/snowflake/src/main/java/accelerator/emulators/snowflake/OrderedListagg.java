package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;

/// Moves the order of `listagg(x, ',') within group (order by y)` into the call, where DuckDB wants
/// it.
final class OrderedListagg implements DialectRewrite {
  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    List<SqlToken> result = new ArrayList<>(statement);
    for (int at = 0; at + 1 < result.size(); at++) {
      boolean isAggregate =
          (result.get(at).is("LISTAGG") || result.get(at).is("ARRAY_AGG"))
              && result.get(at + 1).is("(");
      int close = isAggregate ? SqlCall.closing(result, at + 1) : -1;
      if (close > 0 && follows(result, close)) {
        int open = close + 3;
        int end = SqlCall.closing(result, open);
        List<SqlToken> order = List.copyOf(result.subList(open + 1, end));
        result.subList(close, end).clear();
        result.addAll(close, order);
      }
    }
    return result;
  }

  private static boolean follows(List<SqlToken> tokens, int close) {
    return close + 3 < tokens.size()
        && tokens.get(close + 1).is("WITHIN")
        && tokens.get(close + 2).is("GROUP")
        && tokens.get(close + 3).is("(")
        && SqlCall.closing(tokens, close + 3) > 0;
  }
}
