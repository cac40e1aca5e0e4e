package accelerator.core;

/// A service did not answer, or not now. The same call may go through later: the state machine
/// retries it.
public final class ServiceUnavailable extends RuntimeException {
  public ServiceUnavailable(String message) {
    super(message);
  }

  public ServiceUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
