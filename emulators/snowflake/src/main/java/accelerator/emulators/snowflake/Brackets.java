package accelerator.emulators.snowflake;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Which round bracket of a statement closes which, found in one pass.
final class Brackets {
  /// How deep brackets may be nested: DuckDB's own limit is about twice as much, and every step
  /// through a statement stays short.
  static final int DEEPEST = 500;

  /// More parts than any name has.
  private static final int LONGEST_CHAIN = 8;

  private final int[] closings;

  private Brackets(int[] closings) {
    this.closings = closings;
  }

  static Brackets of(List<SqlToken> tokens) {
    int[] closings = new int[tokens.size()];
    Arrays.fill(closings, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at).is("(")) {
        open.push(at);
      } else if (tokens.get(at).is(")") && !open.isEmpty()) {
        closings[open.pop()] = at;
      }
    }
    return new Brackets(closings);
  }

  /// The index of the bracket that closes the one at `open`; -1 if none does, or there is none.
  int closing(int open) {
    return closings[open];
  }

  /// Refuses what no statement is: brackets that do not match, brackets nested too deep, names of
  /// too many parts.
  ///
  /// @param sql the statement as it came
  /// @throws SnowflakeError saying where
  static void check(String sql, List<SqlToken> tokens) {
    int depth = 0;
    int dots = 0;
    for (int at = 0; at < tokens.size(); at++) {
      SqlToken token = tokens.get(at);
      if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        depth--;
      }
      dots = token.is(".") ? dots + 1 : at > 0 && tokens.get(at - 1).is(".") ? dots : 0;
      if (depth < 0 || dots >= LONGEST_CHAIN) {
        throw SnowflakeError.syntax(sql, token);
      }
      if (depth > DEEPEST) {
        throw SnowflakeError.unsupported("brackets nested deeper than " + DEEPEST);
      }
    }
    if (depth > 0) {
      throw SnowflakeError.unexpectedEnd(sql);
    }
  }
}
