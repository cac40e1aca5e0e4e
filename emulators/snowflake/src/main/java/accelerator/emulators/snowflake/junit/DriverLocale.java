package accelerator.emulators.snowflake.junit;

import java.util.Locale;

/// Snowflake's driver (4.4.1) turns the names of its properties by the letters of the machine's own
/// locale, some of them for good when it is loaded. Under a Turkish one, whose small I is no i, it
/// finds neither key nor password.
public final class DriverLocale {
  private DriverLocale() {}

  /// Lets the driver log in, if it has not been loaded: where the locale keeps it from that, this
  /// JVM goes on without one, and says so.
  public static void settle() {
    if (!"i".toUpperCase(Locale.getDefault()).equals("I")) {
      System.out.println(
          "Snowflake's driver cannot log in under the locale %s: this JVM goes on without one"
              .formatted(Locale.getDefault()));
      Locale.setDefault(Locale.ROOT);
    }
  }
}
