package accelerator.emulators.snowflake;

import java.util.List;

/// DuckDB's SQL to put in the place of a token.
final class ComposedSql {
  private ComposedSql() {}

  /// @param start the offset of what it replaces
  static List<SqlToken> of(String sql, int start) {
    return SqlTokenizer.tokens(sql).stream()
        .map(token -> new SqlToken(token.kind(), token.text(), start, true))
        .toList();
  }

  static List<SqlToken> timestamp(String text, int start) {
    return of("CAST('%s' AS TIMESTAMP)".formatted(text), start);
  }

  /// A `timestamp_ltz`.
  ///
  /// @param text the moment in UTC
  static List<SqlToken> local(String text, int start) {
    return of("timezone('UTC', CAST('%s' AS TIMESTAMP))".formatted(text), start);
  }
}
