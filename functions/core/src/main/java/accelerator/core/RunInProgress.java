package accelerator.core;

/// A domain is being refreshed or torn down already: a second run of it would import over the
/// first.
public final class RunInProgress extends RuntimeException {
  /// One that says where, and what to do.
  public RunInProgress(Explanation explanation) {
    this(explanation.message());
  }

  public RunInProgress(String message) {
    super(message);
  }
}
