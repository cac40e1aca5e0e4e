package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where Snowflake answers null, or not, and DuckDB otherwise: `concat` and `concat_ws` of a null
/// are null, `decode` takes two nulls for equal, a `listagg` of nothing is the empty text.
final class NullRules implements DialectRewrite {
  private static final int MOST_TOKENS = 1_000_000;
  private static final Set<String> FUNCTIONS =
      Set.of("CONCAT", "CONCAT_WS", "DECODE", "STRING_AGG");

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    boolean hasWindow = hasListaggOver(statement);
    return SqlCall.replaceAll(
        statement,
        FUNCTIONS::contains,
        call ->
            switch (call.name().name()) {
              case "CONCAT" -> concat(call);
              case "CONCAT_WS" -> concatWithSeparator(call);
              case "DECODE" -> decode(call);
              default -> hasWindow ? call.tokens() : listagg(call);
            });
  }

  private static boolean hasListaggOver(List<SqlToken> statement) {
    Brackets brackets = Brackets.of(statement);
    for (int at = 0; at + 1 < statement.size(); at++) {
      int close = statement.get(at).is("STRING_AGG") ? brackets.closing(at + 1) : -1;
      if (close > 0 && close + 1 < statement.size() && statement.get(close + 1).is("OVER")) {
        return true;
      }
    }
    return false;
  }

  private static List<SqlToken> concat(SqlCall call) {
    requireArguments(call, 1);
    List<SqlToken> joined = new ArrayList<>(ComposedSql.of("(", call.name().start()));
    for (List<SqlToken> argument : call.arguments()) {
      if (joined.size() > 1) {
        joined.addAll(ComposedSql.of("||", call.name().start()));
      }
      joined.addAll(text(argument));
    }
    joined.addAll(ComposedSql.of(")", call.name().start()));
    return joined;
  }

  private static List<SqlToken> concatWithSeparator(SqlCall call) {
    requireArguments(call, 2);
    int start = call.name().start();
    List<SqlToken> joined = new ArrayList<>(ComposedSql.of("LIST_REDUCE([", start));
    for (int index = 1; index < call.arguments().size(); index++) {
      if (index > 1) {
        joined.addAll(ComposedSql.of(",", start));
      }
      joined.addAll(text(call.arguments().get(index)));
    }
    joined.addAll(ComposedSql.of("], LAMBDA sf_a, sf_b : sf_a ||", start));
    joined.addAll(text(call.arguments().getFirst()));
    joined.addAll(ComposedSql.of("|| sf_b)", start));
    return joined;
  }

  private static List<SqlToken> text(List<SqlToken> value) {
    boolean isLiteral = value.size() == 1 && value.getFirst().isString();
    return isLiteral ? value : SnowflakeTypeCall.of(value, "VARCHAR");
  }

  private static List<SqlToken> decode(SqlCall call) {
    requireArguments(call, 3);
    int start = call.name().start();
    List<List<SqlToken>> arguments = call.arguments();
    if ((long) arguments.getFirst().size() * arguments.size() > MOST_TOKENS) {
      throw SnowflakeError.tooComplex("decode of more than %d words in all", MOST_TOKENS);
    }
    List<SqlToken> choice = new ArrayList<>(ComposedSql.of("CASE", start));
    int index = 1;
    for (; index + 1 < arguments.size(); index += 2) {
      choice.addAll(ComposedSql.of("WHEN (", start));
      choice.addAll(arguments.getFirst());
      choice.addAll(ComposedSql.of(") IS NOT DISTINCT FROM (", start));
      choice.addAll(arguments.get(index));
      choice.addAll(ComposedSql.of(") THEN", start));
      choice.addAll(arguments.get(index + 1));
    }
    if (index < arguments.size()) {
      choice.addAll(ComposedSql.of("ELSE", start));
      choice.addAll(arguments.get(index));
    }
    choice.addAll(ComposedSql.of("END", start));
    return choice;
  }

  private static List<SqlToken> listagg(SqlCall call) {
    int start = call.name().start();
    return SqlCall.of(
        SqlToken.word("COALESCE", start), List.of(call.tokens(), ComposedSql.of("''", start)));
  }

  private static void requireArguments(SqlCall call, int fewest) {
    if (call.arguments().size() < fewest) {
      throw SnowflakeError.argumentCount(call.name().name(), call.arguments().size());
    }
  }
}
