package accelerator.core;

/// A domain is being refreshed or torn down already: a second run of it would import over the
/// first.
public final class RunInProgress extends RuntimeException {
  public RunInProgress(String message) {
    super(message);
  }
}
