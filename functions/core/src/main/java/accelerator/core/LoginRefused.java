package accelerator.core;

/// Snowflake refused the login: a wrong key, user or account. Trying again does not help.
public final class LoginRefused extends RuntimeException {
  public LoginRefused(String message) {
    super(message);
  }
}
