package accelerator.emulators.snowflake;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Where the values that a statement compares begin and end: between operators, commas, brackets
/// and words such as `and`.
final class OperandEnds {
  private static final Set<String> WORDS =
      Set.of(
          ("ALL AND ANTI AS ASC BETWEEN BY CASE CROSS DESC DISTINCT ELSE END ESCAPE EXCEPT FETCH"
                  + " FROM FULL GROUP HAVING ILIKE IN INNER INTERSECT IS JOIN LIKE LIMIT MATCHED"
                  + " MINUS NATURAL NOT NULLS OFFSET ON OR ORDER OVER PARTITION QUALIFY RETURNING"
                  + " SELECT SET THEN UNION USING VALUES WHEN WHERE WINDOW WITH")
              .split(" "));
  private static final Set<String> SYMBOLS =
      Set.of(",", ";", ":", "=", "<>", "!=", "<", ">", "<=", ">=", "=>", "(", ")", "[", "]");

  private final List<SqlToken> statement;
  private final int[] partners;

  OperandEnds(List<SqlToken> statement) {
    this.statement = statement;
    this.partners = partners(statement);
  }

  /// What each bracket, `case` and `end` belongs to; -1 for all others.
  private static int[] partners(List<SqlToken> tokens) {
    int[] partners = new int[tokens.size()];
    Arrays.fill(partners, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = 0; at < tokens.size(); at++) {
      SqlToken token = tokens.get(at);
      if (token.is("(") || token.is("[") || token.is("{") || token.is("CASE")) {
        open.push(at);
      } else if (!open.isEmpty()
          && (token.is(")") || token.is("]") || token.is("}") || token.is("END"))) {
        partners[at] = open.pop();
        partners[partners[at]] = at;
      }
    }
    return partners;
  }

  /// The bracket's partner; -1 without one.
  int closing(int bracket) {
    return partners[bracket];
  }

  /// Where the value begins that ends before this place.
  int start(int end) {
    int at = end;
    while (at > 0) {
      SqlToken last = statement.get(at - 1);
      boolean closes = partners[at - 1] >= 0 && partners[at - 1] < at - 1;
      if (!closes && isBoundary(at - 1)) {
        return at;
      }
      at = closes ? partners[at - 1] : at - 1;
      if (last.is(")") && at > 0 && statement.get(at - 1).is("OVER")) {
        at--;
      }
    }
    return at;
  }

  /// Where the value ends that begins here.
  int end(int start) {
    int at = start;
    while (at < statement.size()) {
      boolean opens = partners[at] > at;
      boolean isOver = statement.get(at).is("OVER") && at > start;
      if (!opens && !isOver && isBoundary(at)) {
        return at;
      }
      at = opens ? partners[at] + 1 : at + 1;
    }
    return at;
  }

  private boolean isBoundary(int at) {
    SqlToken token = statement.get(at);
    if (token.kind() == SqlToken.Kind.SYMBOL) {
      return SYMBOLS.contains(token.text());
    }
    boolean isJoin =
        (token.is("LEFT") || token.is("RIGHT"))
            && at + 1 < statement.size()
            && !statement.get(at + 1).is("(");
    return token.kind() == SqlToken.Kind.WORD && (isJoin || WORDS.contains(token.name()));
  }

  /// Whether these tokens are one value: not nothing, no list of values, no quantified query.
  boolean isValue(int start, int end) {
    if (start >= end || statement.get(start).is("ANY") || statement.get(start).is("SOME")) {
      return false;
    }
    boolean isBracket = statement.get(start).is("(") && partners[start] == end - 1;
    return !isBracket || end(start + 1) >= end - 1 || !statement.get(end(start + 1)).is(",");
  }

  /// Whether it is a text, a number, a null or a flag as written.
  boolean isLiteral(int start, int end) {
    SqlToken first = statement.get(start);
    return end - start == 1
        && (first.isString()
            || first.kind() == SqlToken.Kind.NUMBER
            || first.is("NULL")
            || first.is("TRUE")
            || first.is("FALSE"));
  }
}
