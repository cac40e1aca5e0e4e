package accelerator.emulators.personalize.filters;

import java.util.List;

/// The place up to which an expression's tokens have been read.
final class FilterTokenCursor {
  private final List<FilterToken> tokens;
  private int next;

  /// @param tokens of which the last is the end
  FilterTokenCursor(List<FilterToken> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  FilterToken peek() {
    return tokens.get(next);
  }

  FilterToken take() {
    return tokens.get(next++);
  }

  /// Whether a keyword or symbol is next, which is then taken.
  boolean takes(String wordOrSymbol) {
    boolean isNext = peek().is(wordOrSymbol);
    next += isNext ? 1 : 0;
    return isNext;
  }

  /// Takes a keyword or symbol.
  ///
  /// @throws InvalidFilter when something else is next
  void demand(String wordOrSymbol) {
    if (!takes(wordOrSymbol)) {
      throw expected(wordOrSymbol);
    }
  }

  /// The error that something else is next.
  InvalidFilter expected(String what) {
    return InvalidFilter.at(
        peek().at(), "Invalid input symbol: expected %s, found %s", what, peek().shown());
  }
}
