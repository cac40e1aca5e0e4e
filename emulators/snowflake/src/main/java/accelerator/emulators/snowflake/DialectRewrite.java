package accelerator.emulators.snowflake;

import java.util.List;

/// One difference between Snowflake's dialect and DuckDB's, and how to bridge it. Gives a statement
/// without that difference back unchanged.
@FunctionalInterface
interface DialectRewrite {
  /// The statement without that difference.
  ///
  /// @throws SnowflakeError if the statement says what this warehouse cannot do
  List<SqlToken> apply(List<SqlToken> statement);
}
