package accelerator.emulators.snowflake;

import java.util.List;

/// Refuses `value:path`, `value[0]`, `flatten`, intervals and positional columns such as `$1`:
/// DuckDB would read the first as an alias, without an error.
final class SemiStructuredPaths implements DialectRewrite {
  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    for (SqlToken token : statement) {
      if (token.is(":")) {
        throw SnowflakeError.unsupported("semi-structured path or numbered bind ':'");
      }
      if (token.is("FLATTEN")) {
        throw SnowflakeError.unsupported("FLATTEN");
      }
      if (token.is("[")) {
        throw SnowflakeError.unsupported("element of an array or object '['");
      }
      if (token.is("INTERVAL")) {
        throw SnowflakeError.absent("INTERVAL, use dateadd");
      }
      if (token.is("$")) {
        throw SnowflakeError.unsupported("positional column or variable '$'");
      }
    }
    return statement;
  }
}
