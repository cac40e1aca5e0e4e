package accelerator.core;

/// Snowflake refused the login: a wrong key, user or account. Trying again does not help.
public final class LoginRefused extends RuntimeException {
  /// One that says where, and what to do.
  public LoginRefused(Explanation explanation) {
    this(explanation.message());
  }

  public LoginRefused(String message) {
    super(message);
  }
}
