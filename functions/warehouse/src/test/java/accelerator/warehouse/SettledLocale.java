package accelerator.warehouse;

import accelerator.emulators.snowflake.junit.DriverLocale;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Snowflake's driver keeps the names of its properties from the moment that it is loaded, which
/// any question for a connection does: its locale is settled before the first test.
public final class SettledLocale implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    DriverLocale.settle();
  }
}
