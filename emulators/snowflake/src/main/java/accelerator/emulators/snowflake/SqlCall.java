package accelerator.emulators.snowflake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// A word followed by something in brackets: a function with its arguments, or just looks like one.
///
/// @param arguments what stands between the commas; empty when there is nothing in the brackets
record SqlCall(SqlToken name, List<List<SqlToken>> arguments) {

  /// The whole call, spelled out.
  List<SqlToken> tokens() {
    return of(name, arguments);
  }

  static List<SqlToken> of(SqlToken name, List<List<SqlToken>> arguments) {
    List<SqlToken> tokens = new ArrayList<>();
    tokens.add(name);
    tokens.add(SqlToken.symbol("(", name.start()));
    for (int index = 0; index < arguments.size(); index++) {
      if (index > 0) {
        tokens.add(SqlToken.symbol(",", name.start()));
      }
      tokens.addAll(arguments.get(index));
    }
    tokens.add(SqlToken.symbol(")", name.start()));
    return tokens;
  }

  /// Where a bracket was opened.
  ///
  /// @param start where a wanted call's name stands in what is read so far; -1 for other brackets
  private record Open(int start, List<Integer> commas) {}

  /// Replaces every call of functions that are wanted, inner ones first, in one pass. To the calls
  /// around it a replaced one is a single token, so that no token is copied more than twice,
  /// however deep calls are nested.
  ///
  /// @param wanted tells by the folded name
  static List<SqlToken> replaceAll(
      List<SqlToken> tokens,
      Predicate<String> wanted,
      Function<SqlCall, List<SqlToken>> replacement) {
    List<SqlToken> result = new ArrayList<>(tokens.size());
    List<List<SqlToken>> replaced = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    for (int at = 0; at < tokens.size(); at++) {
      SqlToken token = tokens.get(at);
      if (token.is("(")) {
        boolean isWanted =
            at > 0
                && tokens.get(at - 1).kind() == SqlToken.Kind.WORD
                && wanted.test(tokens.get(at - 1).name());
        open.push(new Open(isWanted ? result.size() - 1 : -1, new ArrayList<>()));
      } else if (token.is(",") && !open.isEmpty() && open.peek().start() >= 0) {
        open.peek().commas().add(result.size());
      } else if (token.is(")") && !open.isEmpty()) {
        Open bracket = open.pop();
        if (bracket.start() >= 0) {
          SqlCall call = taken(result, bracket);
          replaced.add(replacement.apply(call));
          result.add(standIn(call.name(), replaced.size() - 1));
          continue;
        }
      }
      result.add(token);
    }
    List<SqlToken> expanded = new ArrayList<>(tokens.size());
    expand(result, replaced, expanded);
    return expanded;
  }

  private static SqlToken standIn(SqlToken name, int number) {
    return new SqlToken(
        SqlToken.Kind.REWRITTEN, Integer.toString(number), name.start(), name.spaced());
  }

  /// Goes as deep as calls are nested.
  private static void expand(
      List<SqlToken> tokens, List<List<SqlToken>> replaced, List<SqlToken> result) {
    for (SqlToken token : tokens) {
      if (token.kind() == SqlToken.Kind.REWRITTEN) {
        int start = result.size();
        expand(replaced.get(Integer.parseInt(token.text())), replaced, result);
        if (token.spaced() && result.size() > start) {
          result.set(start, result.get(start).afterSpace());
        }
      } else {
        result.add(token);
      }
    }
  }

  /// The call that ends here, taken away from what is read so far.
  private static SqlCall taken(List<SqlToken> result, Open bracket) {
    List<List<SqlToken>> arguments = new ArrayList<>();
    int from = bracket.start() + 2;
    for (int comma : bracket.commas()) {
      arguments.add(List.copyOf(result.subList(from, comma)));
      from = comma + 1;
    }
    if (from < result.size() || !bracket.commas().isEmpty()) {
      arguments.add(List.copyOf(result.subList(from, result.size())));
    }
    SqlToken name = result.get(bracket.start());
    result.subList(bracket.start(), result.size()).clear();
    return new SqlCall(name, arguments);
  }

  /// The index of the bracket that closes the one at `open`; -1 if none does.
  static int closing(List<SqlToken> tokens, int open) {
    int depth = 0;
    for (int index = open; index < tokens.size(); index++) {
      SqlToken token = tokens.get(index);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        return index;
      }
    }
    return -1;
  }

  /// Cuts at the commas that stand in no brackets.
  static List<List<SqlToken>> split(List<SqlToken> tokens) {
    List<List<SqlToken>> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int index = 0; index < tokens.size(); index++) {
      SqlToken token = tokens.get(index);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is(",")) {
        parts.add(tokens.subList(start, index));
        start = index + 1;
      }
    }
    if (!tokens.isEmpty()) {
      parts.add(tokens.subList(start, tokens.size()));
    }
    return parts;
  }
}
