package accelerator.emulators.snowflake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Turns `x::type`, `cast(x as type)`, `try_cast(x as type)` and `date '..'` into what converts as
/// Snowflake does: the macros of `conversions.sql`, or DuckDB's own cast where both do the same.
final class TypeCasts implements DialectRewrite {
  /// How many casts may follow each other: each doubles DuckDB's work.
  private static final int LONGEST_CHAIN = 5;

  private static final int MOST_TOKENS = 2_000_000;

  private static final Set<String> LITERAL_TYPES =
      Set.of("DATE", "TIME", "TIMESTAMP", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP_TZ");

  /// Words before a bracket that is no call's.
  private static final Set<String> KEYWORDS =
      Set.of(
          ("ALL AND ANY AS BETWEEN BY CASE DISTINCT ELSE EXCEPT EXISTS FROM HAVING ILIKE IN"
                  + " INTERSECT IS JOIN LIKE LIMIT MINUS NOT OFFSET ON OR QUALIFY SELECT SET THEN"
                  + " UNION USING VALUES WHEN WHERE WITH")
              .split(" "));

  private final String timestamp;
  private final boolean isLate;

  /// @param timestamp what a bare `timestamp` is: the session's `TIMESTAMP_TYPE_MAPPING`
  /// @param isLate whether every conversion is chosen once DuckDB knows all types, which is slower
  TypeCasts(String timestamp, boolean isLate) {
    this.timestamp = timestamp;
    this.isLate = isLate;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return new Pass(statement).run();
  }

  /// One way through a statement. What is rewritten is a single token in `result`, so that no token
  /// is copied twice.
  private final class Pass {
    private final List<SqlToken> statement;
    private final List<SqlToken> result = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<List<SqlToken>> rewritten = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();
    private final AggregateWords aggregates;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int at;

    Pass(List<SqlToken> statement) {
      this.statement = statement;
      this.aggregates = AggregateWords.of(statement);
    }

    List<SqlToken> run() {
      while (at < statement.size()) {
        step(statement.get(at));
      }
      List<SqlToken> expanded = new ArrayList<>(statement.size());
      expand(result, expanded);
      return expanded;
    }

    private void step(SqlToken token) {
      if (token.is("::")) {
        cast(operandStart(result.size() - 1), false);
        return;
      }
      at++;
      if (isLiteralType(token)) {
        at--;
        literal();
      } else if (token.is("(") || token.is("CASE")) {
        open.push(result.size());
        add(token, result.size());
      } else if ((token.is(")") || token.is("END")) && !open.isEmpty()) {
        close(token, open.pop());
      } else {
        add(token, result.size());
      }
    }

    private boolean isLiteralType(SqlToken token) {
      return token.kind() == SqlToken.Kind.WORD
          && LITERAL_TYPES.contains(token.name())
          && at < statement.size()
          && statement.get(at).isString();
    }

    /// `date '2025-01-31'`: the type comes first.
    private void literal() {
      SnowflakeType type = TypeNames.type(statement.subList(at, at + 1), timestamp).type();
      replace(result.size(), type.converted(List.of(statement.get(at + 1)), false), 1);
      at += 2;
    }

    private void add(SqlToken token, int start) {
      result.add(token);
      starts.add(start);
    }

    private void close(SqlToken token, int start) {
      boolean isCall = start > 0 && token.is(")");
      boolean isTried = isCall && result.get(start - 1).is("TRY_CAST");
      if (isTried || (isCall && result.get(start - 1).is("CAST"))) {
        castCall(start, isTried);
      } else {
        add(token, start);
      }
    }

    /// `x::type`, with the type yet to come.
    private void cast(int start, boolean isTried) {
      TypeNames.Type type = TypeNames.type(statement.subList(at + 1, statement.size()), timestamp);
      List<SqlToken> operand = List.copyOf(result.subList(start, result.size()));
      if (operand.isEmpty()) {
        throw SnowflakeError.syntaxNear("::");
      }
      int depth = depth(operand) + 1;
      replace(start, converted(type.type(), operand, isTried), depth);
      at += 1 + type.length();
    }

    private void castCall(int start, boolean isTried) {
      int as = lastAs(start);
      TypeNames.Type type = TypeNames.type(result.subList(as + 1, result.size()), timestamp);
      if (as + 1 + type.length() < result.size()) {
        throw SnowflakeError.unsupported(
            "cast to " + SqlTokenizer.render(result.subList(as + 1, result.size())));
      }
      List<SqlToken> operand = List.copyOf(result.subList(start + 1, as));
      if (operand.isEmpty()) {
        throw SnowflakeError.syntaxNear("CAST");
      }
      replace(start - 1, converted(type.type(), operand, isTried), depth(operand) + 1);
    }

    private List<SqlToken> converted(SnowflakeType type, List<SqlToken> operand, boolean isTried) {
      return isLate || operand.stream().anyMatch(this::isLate)
          ? type.convertedLate(operand, isTried)
          : type.converted(operand, isTried);
    }

    private boolean isLate(SqlToken token) {
      return token.kind() == SqlToken.Kind.REWRITTEN
          ? rewritten.get(Integer.parseInt(token.text())).stream().anyMatch(this::isLate)
          : aggregates.isLate(token);
    }

    private int lastAs(int start) {
      for (int index = result.size() - 1; index > start + 1; index--) {
        if (result.get(index).is("AS")) {
          return index;
        }
        if (result.get(index).is(")") && starts.get(index) > start) {
          index = starts.get(index);
        }
      }
      throw SnowflakeError.syntaxNear("CAST");
    }

    private int depth(List<SqlToken> operand) {
      int deepest = 0;
      for (SqlToken token : operand) {
        if (token.kind() == SqlToken.Kind.REWRITTEN) {
          deepest = Math.max(deepest, depths.get(Integer.parseInt(token.text())));
        }
      }
      return deepest;
    }

    private void replace(int start, List<SqlToken> tokens, int depth) {
      if (depth > LONGEST_CHAIN) {
        throw SnowflakeError.tooComplex("more than %d casts inside each other", LONGEST_CHAIN);
      }
      result.subList(start, result.size()).clear();
      starts.subList(start, starts.size()).clear();
      rewritten.add(tokens);
      depths.add(depth);
      int number = rewritten.size() - 1;
      add(
          new SqlToken(
              SqlToken.Kind.REWRITTEN, Integer.toString(number), tokens.getFirst().start(), true),
          start);
    }

    /// Where the value begins that ends at a token.
    private int operandStart(int end) {
      if (end < 0) {
        throw SnowflakeError.syntaxNear("::");
      }
      SqlToken last = result.get(end);
      int start = starts.get(end);
      if (last.is("END") || last.is("::")) {
        return start;
      }
      if (last.is(")") && start > 0) {
        return callStart(start);
      }
      return nameStart(end);
    }

    /// A call's name stands before its bracket, and a window's function before its `over`.
    private int callStart(int bracket) {
      SqlToken before = result.get(bracket - 1);
      if (before.is("OVER") || before.is("FILTER")) {
        return operandStart(bracket - 2);
      }
      if (before.is("GROUP") && bracket > 2 && result.get(bracket - 2).is("WITHIN")) {
        return operandStart(bracket - 3);
      }
      boolean isCall =
          before.kind() == SqlToken.Kind.WORD ? !KEYWORDS.contains(before.name()) : before.isName();
      return isCall ? nameStart(bracket - 1) : bracket;
    }

    private int nameStart(int end) {
      int start = end;
      while (start > 1 && result.get(start - 1).is(".") && result.get(start).isName()) {
        start -= 2;
      }
      return start;
    }

    /// Goes as deep as casts are nested.
    private void expand(List<SqlToken> tokens, List<SqlToken> expanded) {
      for (SqlToken token : tokens) {
        if (token.kind() == SqlToken.Kind.REWRITTEN) {
          expand(rewritten.get(Integer.parseInt(token.text())), expanded);
        } else {
          expanded.add(token);
        }
      }
      if (expanded.size() > MOST_TOKENS) {
        throw SnowflakeError.tooComplex("casts of more than %d words in all", MOST_TOKENS);
      }
    }
  }
}
