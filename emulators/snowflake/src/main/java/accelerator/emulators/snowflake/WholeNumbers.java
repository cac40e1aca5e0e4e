package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Computes with whole numbers of five digits and more as written in 64 bits: in Snowflake they
/// have 38 digits, in DuckDB 32 bits, which a product of two leaves soon.
final class WholeNumbers implements DialectRewrite {
  private static final Set<String> OPERATORS = Set.of("+", "-", "*");
  private static final int LEAST_DIGITS = 5;

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    List<SqlToken> result = new ArrayList<>(statement.size());
    for (int at = 0; at < statement.size(); at++) {
      SqlToken token = statement.get(at);
      if (isLong(token) && (isOperator(statement, at - 1) || isOperator(statement, at + 1))) {
        result.addAll(ComposedSql.of("CAST(", token.start()));
        result.add(token);
        result.addAll(ComposedSql.of(" AS BIGINT)", token.start()));
      } else {
        result.add(token);
      }
    }
    return result;
  }

  private static boolean isLong(SqlToken token) {
    return token.kind() == SqlToken.Kind.NUMBER
        && token.text().length() >= LEAST_DIGITS
        && token.text().length() < 19
        && token.text().chars().allMatch(each -> each >= '0' && each <= '9');
  }

  private static boolean isOperator(List<SqlToken> statement, int at) {
    return at >= 0
        && at < statement.size()
        && statement.get(at).kind() == SqlToken.Kind.SYMBOL
        && OPERATORS.contains(statement.get(at).text());
  }
}
