package accelerator.emulators.personalize.filters;

/// A piece of an expression.
///
/// @param text as written; of a string without its quotes, of a parameter without its dollar
/// @param at its offset in the expression
record FilterToken(Kind kind, String text, int at) {
  enum Kind {
    WORD,
    STRING,
    NUMBER,
    PARAMETER,
    SYMBOL,
    END
  }

  /// Whether it is this keyword, in whatever case, or this symbol.
  boolean is(String wordOrSymbol) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(wordOrSymbol);
  }

  /// As an error shows it.
  String shown() {
    return switch (kind) {
      case WORD, NUMBER, SYMBOL -> "'" + text + "'";
      case STRING -> "the string \"" + text + "\"";
      case PARAMETER -> "'$" + text + "'";
      case END -> "the end";
    };
  }
}
