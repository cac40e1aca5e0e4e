package accelerator.emulators.loopback;

import java.util.Locale;

/// A port on 127.0.0.1 that another process listens on.
public final class PortTaken extends EmulatorException {
  private final int port;

  /// @param cause what the system said
  public PortTaken(int port, Throwable cause) {
    super(String.format(Locale.ROOT, "port %d on 127.0.0.1 is taken: choose another", port), cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
