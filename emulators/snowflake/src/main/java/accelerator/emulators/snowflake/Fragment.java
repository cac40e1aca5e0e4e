package accelerator.emulators.snowflake;

import java.util.List;

/// DuckDB's SQL to put in the place of a token.
final class Fragment {
  private Fragment() {}

  /// @param start the offset of what it replaces
  static List<Token> of(String sql, int start) {
    return Tokenizer.tokens(sql).stream()
        .map(token -> new Token(token.kind(), token.text(), start, true))
        .toList();
  }

  static List<Token> timestamp(String text, int start) {
    return of("CAST('%s' AS TIMESTAMP)".formatted(text), start);
  }
}
