package accelerator.emulators.sam.lambda;

import accelerator.emulators.loopback.EmulatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// What Lambda decides and a template does not say.
///
/// @param folder for unpacked code, logs, and the functions' home and temporary folders
/// @param environment variables that every function gets besides its own, which they override: the
///   endpoints of the local services
/// @param concurrency how many calls of one function run at once; more wait their turn, where
///   Lambda would throttle
/// @param maximumHeap MB; Lambda gives about 80 % of the function's memory, this caps it
/// @param initTimeout how long a JVM may take until it asks for its first call
/// @param runtimeLoop whether functions run over Java's own HTTP even where Lambda's runtime client
///   has its native half, which is on Linux
public record HostSettings(
    Path folder,
    Map<String, String> environment,
    int concurrency,
    int maximumHeap,
    Duration initTimeout,
    InstantSource clock,
    Supplier<String> requestIds,
    boolean runtimeLoop) {
  public HostSettings {
    if (concurrency < 1) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "concurrency must be 1 or more, was %d", concurrency));
    }
    environment = Map.copyOf(environment);
    folder = folder.toAbsolutePath().normalize();
  }

  /// As many calls of a function at once as this machine has processors, 512 MB of heap, one minute
  /// to start.
  public static HostSettings of(Path folder, Map<String, String> environment) {
    return new HostSettings(
        folder,
        environment,
        Runtime.getRuntime().availableProcessors(),
        512,
        Duration.ofMinutes(1),
        InstantSource.system(),
        () -> UUID.randomUUID().toString(),
        false);
  }

  /// The same with another number of calls of a function at once.
  ///
  /// @throws EmulatorException when it is less than 1
  public HostSettings withConcurrency(int calls) {
    return new HostSettings(
        folder, environment, calls, maximumHeap, initTimeout, clock, requestIds, runtimeLoop);
  }

  /// The same with functions that run over Java's own HTTP, or in the native client.
  public HostSettings withRuntimeLoop(boolean wanted) {
    return new HostSettings(
        folder, environment, concurrency, maximumHeap, initTimeout, clock, requestIds, wanted);
  }
}
