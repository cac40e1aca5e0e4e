package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Turns `avg(x)` into a sum by a count, so that numbers give six decimals more than they have
/// ("AVG" of Snowflake's documentation). In a window it stays what it is to DuckDB, a float.
final class Averages implements DialectRewrite {
  private static final int MOST_TOKENS = 1_000_000;

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    if (statement.stream().noneMatch(token -> token.is("AVG"))) {
      return statement;
    }
    Set<Integer> windows = windows(statement);
    List<SqlToken> result =
        SqlCall.replaceAll(
            statement,
            "AVG"::equals,
            call -> windows.contains(call.name().start()) ? call.tokens() : quotient(call));
    if (result.size() > MOST_TOKENS) {
      throw SnowflakeError.tooComplex("averages of more than %d words in all", MOST_TOKENS);
    }
    return result;
  }

  private static Set<Integer> windows(List<SqlToken> statement) {
    Brackets brackets = Brackets.of(statement);
    Set<Integer> starts = new HashSet<>();
    for (int at = 0; at + 1 < statement.size(); at++) {
      int close = statement.get(at).is("AVG") ? brackets.closing(at + 1) : -1;
      if (close > 0 && close + 1 < statement.size() && statement.get(close + 1).is("OVER")) {
        starts.add(statement.get(at).start());
      }
    }
    return starts;
  }

  private static List<SqlToken> quotient(SqlCall call) {
    int start = call.name().start();
    if (call.arguments().size() != 1) {
      throw SnowflakeError.argumentCount("AVG", call.arguments().size());
    }
    List<SqlToken> result = new ArrayList<>(ComposedSql.of("(", start));
    result.addAll(SqlCall.of(SqlToken.word("SUM", start), call.arguments()));
    result.addAll(ComposedSql.of("/ NULLIF(", start));
    result.addAll(SqlCall.of(SqlToken.word("COUNT", start), call.arguments()));
    result.addAll(ComposedSql.of(", 0))", start));
    return result;
  }
}
