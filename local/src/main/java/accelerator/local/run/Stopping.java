package accelerator.local.run;

/// Whether somebody is stopping this process, by a key or a signal: what fails from then on fails
/// because of that, and is not told.
public final class Stopping {
  private Stopping() {}

  /// No hook is taken any more once the hooks run.
  public static boolean now() {
    Thread none = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(none);
      Runtime.getRuntime().removeShutdownHook(none);
      return false;
    } catch (IllegalStateException _) {
      return true;
    }
  }
}
