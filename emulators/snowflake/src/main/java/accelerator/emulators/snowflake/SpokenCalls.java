package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Map;

/// Calls whose arguments stand between words: `extract(part from moment)` is `date_part`, and
/// `position(part in text)` has a comma like any other.
final class SpokenCalls implements DialectRewrite {
  private static final Map<String, String> WORDS = Map.of("EXTRACT", "FROM", "POSITION", "IN");

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return SqlCall.replaceAll(statement, WORDS::containsKey, SpokenCalls::rewritten);
  }

  private static List<SqlToken> rewritten(SqlCall call) {
    String function = call.name().name();
    String word = WORDS.getOrDefault(function, "");
    List<SqlToken> only = call.arguments().size() == 1 ? call.arguments().getFirst() : List.of();
    int depth = 0;
    for (int at = 1; at + 1 < only.size(); at++) {
      depth += only.get(at).is("(") ? 1 : only.get(at).is(")") ? -1 : 0;
      if (depth == 0 && only.get(at).is(word)) {
        String name = function.equals("EXTRACT") ? "DATE_PART" : function;
        return SqlCall.of(
            SqlToken.word(name, call.name().start()),
            List.of(only.subList(0, at), only.subList(at + 1, only.size())));
      }
    }
    return call.tokens();
  }
}
