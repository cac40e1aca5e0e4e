package accelerator.core;

/// Snowflake refused or failed a statement. The message names the file it comes from and what
/// Snowflake said.
public final class StatementFailed extends RuntimeException {
  private final int code;

  public StatementFailed(String message) {
    this(message, 0);
  }

  /// One that says where, and what to do.
  public StatementFailed(Explanation explanation, int code) {
    this(explanation.message(), code);
  }

  /// @param code Snowflake's own for the error, such as 2003 for what is missing
  public StatementFailed(String message, int code) {
    super(message);
    this.code = code;
  }

  /// Snowflake's code; 0 when it gave none.
  public int code() {
    return code;
  }
}
