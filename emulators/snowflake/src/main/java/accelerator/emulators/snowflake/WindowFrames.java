package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives `first_value`, `last_value` and `nth_value` the frame that they have in Snowflake where a
/// statement names none, the whole partition, and moves `ignore nulls` into the call.
final class WindowFrames implements DialectRewrite {
  private static final Set<String> WHOLE = Set.of("FIRST_VALUE", "LAST_VALUE", "NTH_VALUE");
  private static final Set<String> FRAMES = Set.of("ROWS", "RANGE", "GROUPS");

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    Brackets brackets = Brackets.of(statement);
    Map<Integer, List<SqlToken>> before = new HashMap<>();
    Set<Integer> dropped = new HashSet<>();
    for (int at = 0; at + 1 < statement.size(); at++) {
      int close = statement.get(at).kind() == SqlToken.Kind.WORD ? brackets.closing(at + 1) : -1;
      if (close > 0) {
        look(statement, brackets, at, close, before, dropped);
      }
    }
    if (before.isEmpty()) {
      return statement;
    }
    List<SqlToken> result = new ArrayList<>(statement.size());
    for (int at = 0; at < statement.size(); at++) {
      result.addAll(before.getOrDefault(at, List.of()));
      if (!dropped.contains(at)) {
        result.add(statement.get(at));
      }
    }
    return result;
  }

  private static void look(
      List<SqlToken> statement,
      Brackets brackets,
      int at,
      int close,
      Map<Integer, List<SqlToken>> before,
      Set<Integer> dropped) {
    int next = close + 1;
    boolean isAboutNulls =
        next + 1 < statement.size()
            && (statement.get(next).is("IGNORE") || statement.get(next).is("RESPECT"))
            && statement.get(next + 1).is("NULLS");
    if (isAboutNulls) {
      before.put(close, statement.subList(next, next + 2));
      dropped.addAll(List.of(next, next + 1));
      next += 2;
    }
    boolean isWindow =
        WHOLE.contains(statement.get(at).name())
            && next + 1 < statement.size()
            && statement.get(next).is("OVER")
            && brackets.closing(next + 1) > 0;
    if (!isWindow) {
      return;
    }
    int end = brackets.closing(next + 1);
    boolean hasFrame =
        statement.subList(next + 1, end).stream()
            .anyMatch(token -> token.kind() == SqlToken.Kind.WORD && FRAMES.contains(token.name()));
    if (!hasFrame) {
      before.put(
          end,
          ComposedSql.of(
              "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
              statement.get(at).start()));
    }
  }
}
