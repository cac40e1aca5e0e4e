package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;

/// Turns `avg(x)` into a sum by a count, so that numbers give six decimals more than they have
/// ("AVG" of Snowflake's documentation), in a window too.
final class Averages implements DialectRewrite {
  private static final int MOST_TOKENS = 1_000_000;

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    if (statement.stream().noneMatch(token -> token.is("AVG"))) {
      return statement;
    }
    List<SqlToken> result =
        SqlCall.replaceAll(windowed(statement), "AVG"::equals, Averages::quotient);
    if (result.size() > MOST_TOKENS) {
      throw SnowflakeError.tooComplex("averages of more than %d words in all", MOST_TOKENS);
    }
    return result;
  }

  /// The statement with sum and count of each average in a window, each with the window.
  private static List<SqlToken> windowed(List<SqlToken> statement) {
    Brackets brackets = Brackets.of(statement);
    List<SqlToken> result = new ArrayList<>();
    for (int at = 0; at < statement.size(); at++) {
      int close = statement.get(at).is("AVG") ? brackets.closing(at + 1) : -1;
      if (close < 0 || close + 2 >= statement.size() || !statement.get(close + 1).is("OVER")) {
        result.add(statement.get(at));
        continue;
      }
      int bracket = brackets.closing(close + 2);
      int end = bracket > 0 ? bracket : close + 2;
      int start = statement.get(at).start();
      List<SqlToken> argument = statement.subList(at + 1, close + 1);
      List<SqlToken> window = statement.subList(close + 1, end + 1);
      result.addAll(ComposedSql.of("(SUM", start));
      result.addAll(argument);
      result.addAll(window);
      result.addAll(ComposedSql.of("/ NULLIF(COUNT", start));
      result.addAll(argument);
      result.addAll(window);
      result.addAll(ComposedSql.of(", 0))", start));
      at = end;
    }
    return result;
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
