package accelerator.local;

import accelerator.core.InvalidInput;
import java.util.Locale;

/// The ports that an option can name.
final class PortOption {
  private static final int LAST = 65535;

  private PortOption() {}

  /// A port to ask at.
  ///
  /// @param option such as `--port`
  /// @throws InvalidInput naming it and its value
  static int asked(String option, int port) {
    return within(option, 1, port);
  }

  /// A port to listen on; 0 for any free one.
  ///
  /// @throws InvalidInput naming the option and its value
  static int served(String option, int port) {
    return within(option, 0, port);
  }

  private static int within(String option, int first, int port) {
    if (port < first || port > LAST) {
      throw new InvalidInput(
          String.format(Locale.ROOT, "%s must be %d..%d, was %d", option, first, LAST, port));
    }
    return port;
  }
}
