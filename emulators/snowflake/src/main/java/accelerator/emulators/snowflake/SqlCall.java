package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A word followed by something in brackets: a function with its arguments, or just looks like one.
///
/// @param arguments what stands between the commas; empty when there is nothing in the brackets
record SqlCall(SqlToken name, List<List<SqlToken>> arguments) {

  boolean is(String function) {
    return name.is(function);
  }

  /// The whole call, spelled out.
  List<SqlToken> tokens() {
    return of(name, arguments);
  }

  /// The same arguments for another function.
  List<SqlToken> renamed(String function) {
    return of(SqlToken.word(function, name.start()), arguments);
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

  /// Replaces every call of a statement, inner ones first.
  static List<SqlToken> replaceAll(
      List<SqlToken> tokens, Function<SqlCall, List<SqlToken>> rewrite) {
    List<SqlToken> result = new ArrayList<>(tokens.size());
    int at = 0;
    while (at < tokens.size()) {
      boolean isCall =
          tokens.get(at).kind() == SqlToken.Kind.WORD
              && at + 1 < tokens.size()
              && tokens.get(at + 1).is("(");
      int end = isCall ? closing(tokens, at + 1) : -1;
      if (end < 0) {
        result.add(tokens.get(at++));
        continue;
      }
      List<List<SqlToken>> arguments =
          split(tokens.subList(at + 2, end)).stream()
              .map(argument -> replaceAll(argument, rewrite))
              .toList();
      SqlToken name = tokens.get(at);
      List<SqlToken> replaced = rewrite.apply(new SqlCall(name, arguments));
      result.addAll(replaced);
      at = end + 1;
    }
    return result;
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
