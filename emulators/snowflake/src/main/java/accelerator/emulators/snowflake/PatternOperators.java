package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `text [not] rlike pattern` and `text [not] regexp pattern` as the function `regexp_like`.
final class PatternOperators implements DialectRewrite {
  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    if (statement.stream().noneMatch(PatternOperators::isOperator)) {
      return statement;
    }
    OperandEnds ends = new OperandEnds(statement);
    Map<Integer, List<SqlToken>> before = new HashMap<>();
    Map<Integer, String> instead = new HashMap<>();
    for (int at = 1; at + 1 < statement.size(); at++) {
      if (!isOperator(statement.get(at)) || isCall(statement, at)) {
        continue;
      }
      boolean isNegated = statement.get(at - 1).is("NOT");
      int left = isNegated ? at - 1 : at;
      int end = ends.end(at + 1);
      int start = statement.get(at).start();
      before.put(
          ends.start(left), ComposedSql.of(isNegated ? "NOT REGEXP_LIKE(" : "REGEXP_LIKE(", start));
      instead.put(left, isNegated ? "" : ",");
      instead.putIfAbsent(at, ",");
      before.merge(end, ComposedSql.of(")", start), PatternOperators::joined);
    }
    return written(statement, before, instead);
  }

  private static boolean isOperator(SqlToken token) {
    return token.is("RLIKE") || token.is("REGEXP");
  }

  /// `rlike(text, pattern)` at the beginning of a value is the function of that name.
  private static boolean isCall(List<SqlToken> statement, int at) {
    SqlToken last = statement.get(at - 1);
    boolean endsValue =
        last.is(")")
            || last.is("NOT")
            || last.is("END")
            || last.isString()
            || (last.isName() && !TypeCasts.isKeyword(last));
    return statement.get(at + 1).is("(") && !endsValue;
  }

  private static List<SqlToken> joined(List<SqlToken> one, List<SqlToken> other) {
    List<SqlToken> joined = new ArrayList<>(other);
    joined.addAll(one);
    return joined;
  }

  private static List<SqlToken> written(
      List<SqlToken> statement, Map<Integer, List<SqlToken>> before, Map<Integer, String> instead) {
    List<SqlToken> result = new ArrayList<>(statement.size());
    for (int at = 0; at <= statement.size(); at++) {
      result.addAll(before.getOrDefault(at, List.of()));
      if (at < statement.size()) {
        String other = instead.get(at);
        if (other == null) {
          result.add(statement.get(at));
        } else if (!other.isEmpty()) {
          result.add(SqlToken.symbol(other, statement.get(at).start()));
        }
      }
    }
    return result;
  }
}
