package accelerator.emulators.stepfunctions;

/// A task has failed, with the error name that `ErrorEquals` matches. A function's error is the
/// class name that its runtime reports, and its cause is the JSON text that it reports.
public final class TaskFailed extends Exception {
  private final String error;
  private final String cause;

  public TaskFailed(String error, String cause) {
    super("%s: %s".formatted(error, cause));
    this.error = error;
    this.cause = cause;
  }

  public String error() {
    return error;
  }

  public String cause() {
    return cause;
  }
}
