package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;

/// Moves the order of `listagg(x, ',') within group (order by y)` into the call, where DuckDB wants
/// it.
final class OrderedListagg implements Rewrite {
  @Override
  public List<Token> apply(List<Token> statement) {
    List<Token> result = new ArrayList<>(statement);
    for (int at = 0; at + 1 < result.size(); at++) {
      boolean isAggregate =
          (result.get(at).is("LISTAGG") || result.get(at).is("ARRAY_AGG"))
              && result.get(at + 1).is("(");
      int close = isAggregate ? Call.closing(result, at + 1) : -1;
      if (close > 0 && follows(result, close)) {
        int open = close + 3;
        int end = Call.closing(result, open);
        List<Token> order = List.copyOf(result.subList(open + 1, end));
        result.subList(close, end).clear();
        result.addAll(close, order);
      }
    }
    return result;
  }

  private static boolean follows(List<Token> tokens, int close) {
    return close + 3 < tokens.size()
        && tokens.get(close + 1).is("WITHIN")
        && tokens.get(close + 2).is("GROUP")
        && tokens.get(close + 3).is("(")
        && Call.closing(tokens, close + 3) > 0;
  }
}
