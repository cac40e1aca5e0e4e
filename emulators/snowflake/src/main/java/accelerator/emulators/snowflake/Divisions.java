package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns `a / b` into Snowflake's division: two numbers give six decimals more than the first has,
/// a float gives a float, and a divisor of zero is an error.
final class Divisions implements DialectRewrite {
  /// How many divisions may stand inside each other before they are chosen late, which is slower
  /// but does not grow.
  private static final int DEEPEST = 2;

  private static final Set<String> PRODUCTS = Set.of("*", "/", "%");

  private final boolean isLate;

  /// @param isLate whether every choice by types is made late
  Divisions(boolean isLate) {
    this.isLate = isLate;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return statement.stream().anyMatch(token -> token.is("/"))
        ? new Pass(statement).range(0, statement.size()).tokens()
        : statement;
  }

  /// Some tokens, and how many divisions they have inside each other.
  private record Part(List<SqlToken> tokens, int depth) {}

  /// One way through a statement; as deep as its brackets.
  private final class Pass {
    private final List<SqlToken> statement;
    private final Brackets brackets;
    private final AggregateWords words;

    Pass(List<SqlToken> statement) {
      this.statement = statement;
      this.brackets = Brackets.of(statement);
      this.words = AggregateWords.of(statement);
    }

    Part range(int from, int to) {
      List<SqlToken> result = new ArrayList<>();
      int deepest = 0;
      int product = 0;
      int productDepth = 0;
      int at = from;
      while (at < to) {
        SqlToken token = statement.get(at);
        boolean isDivision = token.is("/") && !result.isEmpty();
        int start = isDivision ? at + 1 : at;
        int end = isDivision ? signedEnd(start, to) : operandEnd(start, to);
        Part operand = part(start, end);
        if (isDivision) {
          Part quotient =
              divided(
                  new Part(List.copyOf(result.subList(product, result.size())), productDepth),
                  operand,
                  token.start());
          result.subList(product, result.size()).clear();
          result.addAll(quotient.tokens());
          productDepth = quotient.depth();
        } else {
          boolean goesOn = continues(at, from);
          product = goesOn ? product : result.size();
          productDepth = goesOn ? Math.max(productDepth, operand.depth()) : operand.depth();
          result.addAll(operand.tokens());
        }
        deepest = Math.max(deepest, productDepth);
        at = end;
      }
      return new Part(result, deepest);
    }

    /// Whether the value or operator here belongs to the product before it.
    private boolean continues(int at, int from) {
      SqlToken token = statement.get(at);
      boolean isOperator = token.kind() == SqlToken.Kind.SYMBOL && PRODUCTS.contains(token.text());
      return at > from && (isOperator || isProduct(statement.get(at - 1)));
    }

    private static boolean isProduct(SqlToken token) {
      return token.kind() == SqlToken.Kind.SYMBOL && PRODUCTS.contains(token.text());
    }

    private int signedEnd(int start, int to) {
      int first = start;
      while (first < to && (statement.get(first).is("-") || statement.get(first).is("+"))) {
        first++;
      }
      return operandEnd(first, to);
    }

    /// Where the value ends that begins here; one token if none does.
    private int operandEnd(int start, int to) {
      if (start >= to) {
        throw SnowflakeError.syntaxNear("/");
      }
      int end = start + 1;
      if (statement.get(start).is("CASE")) {
        return caseEnd(start, to);
      }
      if (statement.get(start).is("(") && brackets.closing(start) > 0) {
        end = brackets.closing(start) + 1;
      } else if (!statement.get(start).isName() || TypeCasts.isKeyword(statement.get(start))) {
        return end;
      }
      while (end < to) {
        SqlToken next = statement.get(end);
        boolean isBracket = next.is("(") && brackets.closing(end) > 0;
        if (next.is(".") && end + 1 < to) {
          end += 2;
        } else if (isBracket) {
          end = brackets.closing(end) + 1;
        } else if (next.is("[")) {
          end += 3;
        } else if (next.is("OVER") || next.is("FILTER") || next.is("WITHIN") || next.is("GROUP")) {
          end++;
        } else {
          return end;
        }
      }
      return Math.min(end, to);
    }

    private int caseEnd(int start, int to) {
      int depth = 0;
      for (int at = start; at < to; at++) {
        depth += statement.get(at).is("CASE") ? 1 : statement.get(at).is("END") ? -1 : 0;
        if (depth == 0) {
          return at + 1;
        }
      }
      return to;
    }

    /// A value with the divisions in its brackets rewritten.
    private Part part(int start, int end) {
      List<SqlToken> tokens = new ArrayList<>();
      int deepest = 0;
      int at = start;
      while (at < end) {
        tokens.add(statement.get(at));
        boolean isCase = statement.get(at).is("CASE") && at == start && end - start > 1;
        int close = isCase ? end - 1 : Math.min(brackets.closing(at), end);
        if (close > at) {
          Part inner = range(at + 1, close);
          tokens.addAll(inner.tokens());
          deepest = Math.max(deepest, inner.depth());
          at = close;
        } else {
          at++;
        }
      }
      return new Part(tokens, deepest);
    }

    private Part divided(Part one, Part other, int start) {
      int depth = Math.max(one.depth(), other.depth()) + 1;
      boolean isLateHere =
          isLate
              || depth > DEEPEST
              || one.tokens().stream().anyMatch(words::isLate)
              || other.tokens().stream().anyMatch(words::isLate);
      List<SqlToken> quotient = new ArrayList<>();
      if (isLateHere) {
        quotient.addAll(ComposedSql.of("(LIST_TRANSFORM([{'a' : ", start));
        quotient.addAll(one.tokens());
        quotient.addAll(ComposedSql.of(", 'b' :", start));
        quotient.addAll(other.tokens());
        quotient.addAll(
            ComposedSql.of(
                "}], LAMBDA sf_value : SF_DIVIDE(%1$s, %2$s, %1$s + %2$s))[1])"
                    .formatted("STRUCT_EXTRACT(sf_value, 'a')", "STRUCT_EXTRACT(sf_value, 'b')"),
                start));
        return new Part(quotient, 0);
      }
      quotient.addAll(ComposedSql.of("SF_DIVIDE((", start));
      quotient.addAll(one.tokens());
      quotient.addAll(ComposedSql.of("), (", start));
      quotient.addAll(other.tokens());
      quotient.addAll(ComposedSql.of("), (", start));
      quotient.addAll(one.tokens());
      quotient.addAll(ComposedSql.of(") + (", start));
      quotient.addAll(other.tokens());
      quotient.addAll(ComposedSql.of("))", start));
      return new Part(quotient, depth);
    }
  }
}
