package accelerator.emulators.loopback;

import java.util.Locale;

/// How a {@link LoopbackServer} listens.
///
/// @param name of the service, in the names of its threads and in messages
/// @param port on 127.0.0.1, or 0 for any free one
/// @param threads on which requests are answered
/// @param bodyLimit the largest body that a handler is given whole, in bytes
public record LoopbackSettings(String name, int port, Threads threads, int bodyLimit) {
  private static final int MEBIBYTE = 1 << 20;

  /// On what requests are answered.
  public enum Threads {
    /// As many as there are requests, for handlers that wait.
    VIRTUAL,
    /// Threads of the system, for handlers that run native code, where a virtual one would hold its
    /// carrier.
    PLATFORM
  }

  public LoopbackSettings {
    if (port < 0 || port > 65_535) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "port of %s must be 0..65535, was %d", name, port));
    }
    if (bodyLimit < 0 || bodyLimit == Integer.MAX_VALUE) {
      throw new EmulatorException(
          String.format(
              Locale.ROOT, "body limit of %s must be 0..2147483646, was %d", name, bodyLimit));
    }
  }

  /// On virtual threads, with bodies of up to a mebibyte.
  public static LoopbackSettings of(String name, int port) {
    return new LoopbackSettings(name, port, Threads.VIRTUAL, MEBIBYTE);
  }

  public LoopbackSettings withThreads(Threads newThreads) {
    return new LoopbackSettings(name, port, newThreads, bodyLimit);
  }

  public LoopbackSettings withBodyLimit(int newBodyLimit) {
    return new LoopbackSettings(name, port, threads, newBodyLimit);
  }
}
