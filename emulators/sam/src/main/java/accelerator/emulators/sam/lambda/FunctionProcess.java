package accelerator.emulators.sam.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.sam.lambda.FunctionCall.ProcessGone;
import accelerator.emulators.sam.lambda.Invocation.Failed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// One JVM that runs a function, one call at a time.
final class FunctionProcess implements AutoCloseable {
  /// How long its output may outlive it, when a process of its own still holds it.
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Process process;
  private final RuntimeApi api;
  private final Duration initTimeout;

  private FunctionProcess(Process process, RuntimeApi api, Duration initTimeout) {
    this.process = process;
    this.api = api;
    this.initTimeout = initTimeout;
  }

  /// Starts a JVM.
  ///
  /// @param command the command line for a Runtime API's address
  static FunctionProcess start(
      Function<String, FunctionCommandLine> command,
      Path code,
      FunctionLog log,
      HostSettings settings) {
    RuntimeApi api = RuntimeApi.start(settings.clock());
    FunctionCommandLine child = command.apply(api.address());
    ProcessBuilder builder =
        new ProcessBuilder(child.command()).directory(code.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(child.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      Thread output = Thread.ofPlatform().daemon().start(() -> drain(process, log));
      var _ = process.onExit().thenAcceptAsync(ended -> exited(ended, output, api));
      return new FunctionProcess(process, api, settings.initTimeout());
    } catch (IOException failure) {
      api.close();
      throw new EmulatorException(
          "cannot start " + child.command().getFirst() + ": " + failure.getMessage(), failure);
    }
  }

  /// Reports the end once what was printed is in the log.
  private static void exited(Process ended, Thread output, RuntimeApi api) {
    try {
      output.join(LAST_WORDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    api.desk().childExited(ended.exitValue());
  }

  /// Reading from a process blocks its thread down to the system: a virtual one would take a
  /// carrier with it, and a few functions would leave none to anybody.
  private static void drain(Process process, FunctionLog log) {
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      output.lines().forEach(log::add);
    } catch (IOException | UncheckedIOException failure) {
      log.add("the output ended: " + failure.getMessage());
    }
  }

  /// Runs one call to its end. A child that failed to start or ran out of time is of no further
  /// use.
  ///
  /// @throws FunctionCall.ProcessGone when it ended before it took the call
  Invocation run(FunctionCall call) throws ProcessGone, InterruptedException {
    Optional<Failed> failure = initialised(call);
    if (failure.isPresent()) {
      return failure.get();
    }
    api.desk().offer(call);
    Invocation outcome = call.await();
    if (outcome instanceof Failed failed && failed.errorType().equals("Sandbox.Timedout")) {
      process.destroyForcibly();
    }
    return outcome;
  }

  private Optional<Failed> initialised(FunctionCall call) throws InterruptedException {
    try {
      return api.desk().initialised().get(initTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      process.destroyForcibly();
      return Optional.of(Failed.timedOut(call.requestId(), initTimeout));
    } catch (ExecutionException failure) {
      return Optional.of(
          process.isAlive()
              ? Failed.broken(call.requestId(), failure)
              : Failed.exited(call.requestId(), process.exitValue()));
    }
  }

  /// Complete when it asks for its first call, or has said why it never will.
  CompletableFuture<?> started() {
    return api.desk().initialised();
  }

  /// Whether it can take another call, as far as one can know.
  boolean isAlive() {
    return process.isAlive();
  }

  long processId() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }
}
