package accelerator.emulators.personalize.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts an expression into tokens. A string is in double quotes, in which a backslash escapes a
/// quote or a backslash.
final class FilterTokenizer {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?");
  private static final Pattern PARAMETER = Pattern.compile("\\$[A-Za-z0-9_]+");
  private static final Pattern SYMBOL = Pattern.compile("!=|<=|>=|[=<>().,|]");

  private final String text;
  private final List<FilterToken> tokens = new ArrayList<>();
  private int at;

  private FilterTokenizer(String text) {
    this.text = text;
  }

  /// The tokens, of which the last is the end.
  ///
  /// @throws InvalidFilter at a character that begins no token
  static List<FilterToken> tokens(String text) {
    FilterTokenizer tokenizer = new FilterTokenizer(text);
    tokenizer.cut();
    return List.copyOf(tokenizer.tokens);
  }

  private void cut() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (Character.isWhitespace(next)) {
        at++;
      } else if (next == '"') {
        string();
      } else if (!(takes(PARAMETER, FilterToken.Kind.PARAMETER, 1)
          || takes(NUMBER, FilterToken.Kind.NUMBER, 0)
          || takes(WORD, FilterToken.Kind.WORD, 0)
          || takes(SYMBOL, FilterToken.Kind.SYMBOL, 0))) {
        String symbol = Character.toString(text.codePointAt(at));
        throw InvalidFilter.at(at, "Invalid input symbol: %s", symbol);
      }
    }
    tokens.add(new FilterToken(FilterToken.Kind.END, "", at));
  }

  private boolean takes(Pattern pattern, FilterToken.Kind kind, int skipped) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    tokens.add(new FilterToken(kind, matcher.group().substring(skipped), at));
    at = matcher.end();
    return true;
  }

  private void string() {
    int start = at;
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      boolean isEscape = text.charAt(at) == '\\' && at + 1 < text.length();
      if (isEscape && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
        at++;
      }
      value.append(text.charAt(at));
    }
    if (at == text.length()) {
      throw InvalidFilter.at(start, "A string does not close");
    }
    at++;
    tokens.add(new FilterToken(FilterToken.Kind.STRING, value.toString(), start));
  }
}
