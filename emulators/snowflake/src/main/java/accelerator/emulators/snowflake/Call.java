package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A word followed by something in brackets: a function with its arguments, or just looks like one.
///
/// @param arguments what stands between the commas; empty when there is nothing in the brackets
record Call(Token name, List<List<Token>> arguments) {

  boolean is(String function) {
    return name.is(function);
  }

  /// The whole call, spelled out.
  List<Token> tokens() {
    return of(name, arguments);
  }

  /// The same arguments for another function.
  List<Token> renamed(String function) {
    return of(Token.word(function, name.start()), arguments);
  }

  static List<Token> of(Token name, List<List<Token>> arguments) {
    List<Token> tokens = new ArrayList<>();
    tokens.add(name);
    tokens.add(Token.symbol("(", name.start()));
    for (int index = 0; index < arguments.size(); index++) {
      if (index > 0) {
        tokens.add(Token.symbol(",", name.start()));
      }
      tokens.addAll(arguments.get(index));
    }
    tokens.add(Token.symbol(")", name.start()));
    return tokens;
  }

  /// Replaces every call of a statement, inner ones first.
  static List<Token> replaceAll(List<Token> tokens, Function<Call, List<Token>> rewrite) {
    List<Token> result = new ArrayList<>(tokens.size());
    int at = 0;
    while (at < tokens.size()) {
      boolean isCall =
          tokens.get(at).kind() == Token.Kind.WORD
              && at + 1 < tokens.size()
              && tokens.get(at + 1).is("(");
      int end = isCall ? closing(tokens, at + 1) : -1;
      if (end < 0) {
        result.add(tokens.get(at++));
        continue;
      }
      List<List<Token>> arguments =
          split(tokens.subList(at + 2, end)).stream()
              .map(argument -> replaceAll(argument, rewrite))
              .toList();
      Token name = tokens.get(at);
      List<Token> replaced = rewrite.apply(new Call(name, arguments));
      result.addAll(replaced);
      at = end + 1;
    }
    return result;
  }

  /// The index of the bracket that closes the one at `open`; -1 if none does.
  static int closing(List<Token> tokens, int open) {
    int depth = 0;
    for (int index = open; index < tokens.size(); index++) {
      Token token = tokens.get(index);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        return index;
      }
    }
    return -1;
  }

  /// Cuts at the commas that stand in no brackets.
  static List<List<Token>> split(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int index = 0; index < tokens.size(); index++) {
      Token token = tokens.get(index);
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
