package accelerator.emulators.snowflake;

import java.util.List;

/// Refuses `value:path`, `flatten` and positional columns such as `$1`: DuckDB would read the first
/// as an alias, without an error.
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
      if (token.is("$")) {
        throw SnowflakeError.unsupported("positional column or variable '$'");
      }
    }
    return statement;
  }
}
