package accelerator.emulators.sam.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.sam.template.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// AWS Lambda's synchronous `Invoke`. A function's JVM starts with its first call and stays for the
/// next; it sees the environment that the template and Lambda give it, nothing of this machine's.
///
/// What differs from Lambda: calls beyond the concurrency limit wait instead of being throttled;
/// starting counts apart from the function's timeout, and has a longer one than Lambda's ten
/// seconds; SnapStart runs its hooks but restores no snapshot; neither versions nor layers exist.
public final class LambdaHost implements FunctionInvoker, AutoCloseable {
  /// The largest payload of a synchronous call, in bytes.
  static final int REQUEST_LIMIT = 6_291_456;

  /// Longer than any function may run.
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Map<String, FunctionPool> pools;
  private final boolean runtimeLoop;
  private final Thread atExit;

  private LambdaHost(Map<String, FunctionPool> pools, boolean runtimeLoop) {
    this.pools = pools;
    this.runtimeLoop = runtimeLoop;
    this.atExit = new Thread(() -> pools.values().forEach(FunctionPool::close), "lambda-exit");
  }

  /// Hosts functions; none is started before it is called.
  ///
  /// @throws EmulatorException when a function's code is not there
  public static LambdaHost start(List<LambdaFunction> functions, HostSettings settings) {
    try (UnpackedCode code = UnpackedCode.start(functions, settings.folder())) {
      return start(functions, code, settings);
    }
  }

  /// The same with code that is being unpacked already.
  ///
  /// @throws EmulatorException when it cannot be unpacked
  public static LambdaHost start(
      List<LambdaFunction> functions, UnpackedCode code, HostSettings settings) {
    RuntimeClient client =
        RuntimeClient.in(created(settings.folder().resolve("runtime")), settings.runtimeLoop());
    created(settings.folder().resolve("home"));
    created(settings.folder().resolve("tmp"));
    Map<String, FunctionPool> pools = new LinkedHashMap<>();
    for (LambdaFunction function : functions) {
      pools.put(function.name(), new FunctionPool(function, code.of(function), client, settings));
    }
    LambdaHost host = new LambdaHost(pools, client.library().isEmpty());
    Runtime.getRuntime().addShutdownHook(host.atExit);
    return host;
  }

  /// Whether functions run in the runtime loop, because that is wanted or Lambda's runtime client
  /// has no native half for this system.
  public boolean runsInLoop() {
    return runtimeLoop;
  }

  /// Calls a function and waits for its end, at most for its timeout once it has started.
  ///
  /// @param function its name, logical id or ARN, with or without its alias
  /// @param payload JSON text
  /// @throws NoSuchFunction when there is none of that name or alias
  /// @throws EmulatorException when the payload is larger than 6 MB
  @Override
  public Invocation invoke(String function, String payload) {
    return invoke(function, payload, PATIENCE);
  }

  /// The same, but throttled when no JVM is free within a time.
  @Override
  public Invocation invoke(String function, String payload, Duration patience) {
    FunctionPool pool = pool(function);
    int size = payload.getBytes(UTF_8).length;
    if (size > REQUEST_LIMIT) {
      throw new EmulatorException(
          String.format(
              Locale.ROOT,
              "payload for %s must be at most %d bytes, was %d",
              function,
              REQUEST_LIMIT,
              size));
    }
    try {
      return pool.invoke(payload, patience);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + function, failure);
    }
  }

  /// Starts one JVM more of a function, ahead of its calls.
  ///
  /// @return complete when it asks for its first call, or has said why it never will
  /// @throws NoSuchFunction when there is none of that name or alias
  public CompletableFuture<?> warm(String function) {
    return pool(function).warm();
  }

  /// Where a function's code is unpacked, which Lambda calls `/var/task`.
  ///
  /// @throws NoSuchFunction when there is none of that name or alias
  public Path code(String function) {
    return pool(function).code();
  }

  /// The newest lines that a function's JVMs printed, oldest first.
  public List<String> log(String function, int limit) {
    return pool(function).log(limit);
  }

  /// The process ids of all living JVMs.
  public Set<Long> processIds() {
    return pools.values().stream()
        .flatMap(pool -> pool.processIds().stream())
        .collect(Collectors.toSet());
  }

  private FunctionPool pool(String reference) {
    return pools.values().stream()
        .filter(pool -> isNameOf(pool.function(), reference))
        .findFirst()
        .orElseThrow(() -> new NoSuchFunction(reference));
  }

  private static boolean isNameOf(LambdaFunction function, String reference) {
    Optional<String> alias = function.alias().map(name -> ":" + name);
    return reference.equals(function.logicalId())
        || List.of(function.name(), function.arn()).stream()
            .anyMatch(
                name ->
                    reference.equals(name)
                        || reference.equals(name + ":$LATEST")
                        || alias.map(suffix -> reference.equals(name + suffix)).orElse(false));
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new EmulatorException(
          "cannot create the folder '%s': %s".formatted(folder, failure.getMessage()), failure);
    }
  }

  /// Kills every function's JVM; more than once does no harm.
  @Override
  public void close() {
    pools.values().forEach(FunctionPool::close);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The machine is going down, and the hook does the same as this.
      return;
    }
  }
}
