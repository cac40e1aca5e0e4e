package accelerator.core;

/// Snowflake refused or failed a statement. The message names the file it comes from and what
/// Snowflake said.
public final class StatementFailed extends RuntimeException {
  public StatementFailed(String message) {
    super(message);
  }
}
