package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Joins by `||` what a cast to varchar makes of each value: a time in the session's format, a
/// float as Snowflake prints it. What is a text as written stays as it is.
final class Concatenations implements DialectRewrite {
  private static final String OPERATOR = "||";

  /// Words that go on with a call.
  private static final Set<String> FOLLOWING =
      Set.of("OVER", "FILTER", "WITHIN", "GROUP", "IGNORE", "RESPECT", "NULLS");

  private final boolean isLate;

  /// @param isLate whether every choice by types is made late
  Concatenations(boolean isLate) {
    this.isLate = isLate;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return statement.stream().anyMatch(Concatenations::isOperator)
        ? new Pass(statement).run()
        : statement;
  }

  private static boolean isOperator(SqlToken token) {
    return token.is(OPERATOR);
  }

  /// One way through a statement, which finds the values to wrap.
  private final class Pass {
    private final List<SqlToken> statement;
    private final OperandEnds ends;
    private final AggregateWords words;
    private final Map<Integer, List<SqlToken>> before = new HashMap<>();
    private final Map<Integer, List<SqlToken>> after = new HashMap<>();

    Pass(List<SqlToken> statement) {
      this.statement = statement;
      this.ends = new OperandEnds(statement);
      this.words = AggregateWords.of(statement);
    }

    List<SqlToken> run() {
      for (int at = 0; at < statement.size(); at++) {
        if (isOperator(statement.get(at))) {
          wrap(start(at), at);
          wrap(at + 1, end(at + 1));
        }
      }
      List<SqlToken> result = new ArrayList<>(statement.size());
      for (int at = 0; at < statement.size(); at++) {
        result.addAll(before.getOrDefault(at, List.of()));
        result.add(statement.get(at));
        result.addAll(after.getOrDefault(at, List.of()));
      }
      return result;
    }

    /// Where the value begins that ends before an operator: behind the operator before it, if any.
    private int start(int operator) {
      int start = ends.start(operator);
      for (int at = start; at < operator; at = Math.max(at, ends.closing(at)) + 1) {
        start = isOperator(statement.get(at)) || statement.get(at).is("NOT") ? at + 1 : start;
      }
      return start;
    }

    private int end(int start) {
      int end = ends.end(start);
      for (int at = start; at < end; at = Math.max(at, ends.closing(at)) + 1) {
        if (isOperator(statement.get(at)) || at > start && isAlias(at)) {
          return at;
        }
      }
      return end;
    }

    /// Whether a value ends before this name, which is then the name of the whole.
    private boolean isAlias(int at) {
      SqlToken last = statement.get(at - 1);
      SqlToken name = statement.get(at);
      boolean endsValue =
          last.is(")")
              || last.is("]")
              || last.is("END")
              || last.isString()
              || last.kind() == SqlToken.Kind.NUMBER
              || last.isName() && !TypeCasts.isKeyword(last);
      return endsValue
          && name.isName()
          && (name.kind() != SqlToken.Kind.WORD || !FOLLOWING.contains(name.name()));
    }

    /// A value that is joined inside is named once, so that joins inside joins do not grow.
    private void wrap(int start, int end) {
      if (start >= end || isText(start, end)) {
        return;
      }
      List<SqlToken> value = statement.subList(start, end);
      boolean isOnce =
          isLate || value.stream().anyMatch(each -> words.isLate(each) || isOperator(each));
      int origin = statement.get(start).start();
      before.put(start, ComposedSql.of(isOnce ? "(LIST_TRANSFORM([" : "SF_VARCHAR(", origin));
      List<SqlToken> rest = new ArrayList<>();
      if (!isOnce) {
        rest.add(SqlToken.symbol(",", origin));
        rest.addAll(value);
      }
      rest.addAll(
          ComposedSql.of(
              isOnce ? "], LAMBDA sf_value : SF_VARCHAR(sf_value, sf_value))[1])" : ")", origin));
      after.put(end - 1, rest);
    }

    private boolean isText(int start, int end) {
      boolean isConverted =
          statement.get(start).is("SF_VARCHAR") && ends.closing(start + 1) == end - 1;
      return isConverted || end - start == 1 && statement.get(start).isString();
    }
  }
}
