package accelerator.emulators.sam.lambda;

import accelerator.emulators.sam.lambda.FunctionCall.ProcessGone;
import accelerator.emulators.sam.template.LambdaFunction;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The JVMs of one function: started when needed, reused while they live, as many as may run at
/// once.
final class FunctionPool implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FunctionPool.class.getName());
  private static final int SHOWN_LINES = 20;

  private final LambdaFunction function;
  private final Path code;
  private final RuntimeClient client;
  private final HostSettings settings;
  private final FunctionLog log;
  private final Semaphore places;
  private final Deque<FunctionProcess> idle = new ConcurrentLinkedDeque<>();
  private final Set<FunctionProcess> children = ConcurrentHashMap.newKeySet();

  private boolean closed;

  FunctionPool(LambdaFunction function, Path code, RuntimeClient client, HostSettings settings) {
    this.function = function;
    this.code = code;
    this.client = client;
    this.settings = settings;
    this.log = FunctionLog.in(settings.folder().resolve("logs").resolve(function.name() + ".log"));
    this.places = new Semaphore(settings.concurrency(), true);
  }

  LambdaFunction function() {
    return function;
  }

  Path code() {
    return code;
  }

  /// The newest lines of its output, oldest first.
  List<String> log(int limit) {
    return log.newest(limit);
  }

  /// The process ids of its JVMs.
  Set<Long> processIds() {
    return Set.copyOf(
        children.stream()
            .filter(FunctionProcess::isAlive)
            .map(FunctionProcess::processId)
            .toList());
  }

  /// Runs one call, waiting for a place when all are taken, but no longer than that.
  Invocation invoke(String payload, Duration patience) throws InterruptedException {
    if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return Invocation.Failed.throttled();
    }
    try {
      while (true) {
        FunctionProcess child = idleChild().orElseGet(this::startChild);
        try {
          return runOn(child, payload);
        } catch (ProcessGone _) {
          discard(child);
        }
      }
    } finally {
      places.release();
    }
  }

  /// Starts a JVM for a call that is still to come.
  CompletableFuture<?> warm() {
    FunctionProcess child = startChild();
    idle.addLast(child);
    return child.started();
  }

  private Invocation runOn(FunctionProcess child, String payload)
      throws ProcessGone, InterruptedException {
    boolean usable = false;
    try {
      FunctionCall call =
          FunctionCall.of(settings.requestIds().get(), invokedArn(), payload, function.timeout());
      Invocation outcome = child.run(call);
      usable = !isEndOfChild(outcome);
      return outcome;
    } finally {
      if (usable) {
        idle.addFirst(child);
      } else {
        discard(child);
      }
    }
  }

  /// Whether an outcome is the last of its JVM, and shows what that printed.
  private boolean isEndOfChild(Invocation outcome) {
    if (!(outcome instanceof Invocation.Failed failed)) {
      return false;
    }
    boolean ended =
        failed.errorType().equals("Runtime.ExitError")
            || failed.errorType().equals("Sandbox.Timedout");
    if (ended) {
      LOG.log(
          Level.WARNING,
          () ->
              "%s: %s%n%s"
                  .formatted(
                      function.name(),
                      failed.errorMessage(),
                      String.join(System.lineSeparator(), log.newest(SHOWN_LINES))));
    }
    return ended;
  }

  private String invokedArn() {
    return function.alias().map(a -> function.arn() + ":" + a).orElse(function.arn());
  }

  private Optional<FunctionProcess> idleChild() {
    for (FunctionProcess child = idle.pollFirst(); child != null; child = idle.pollFirst()) {
      if (child.isAlive()) {
        return Optional.of(child);
      }
      discard(child);
    }
    return Optional.empty();
  }

  private synchronized FunctionProcess startChild() {
    if (closed) {
      throw new IllegalStateException(function.name() + " is no longer hosted");
    }
    FunctionProcess child =
        FunctionProcess.start(
            address -> FunctionCommandLine.of(function, code, client, settings, address),
            code,
            log,
            settings);
    children.add(child);
    return child;
  }

  private void discard(FunctionProcess child) {
    children.remove(child);
    child.close();
  }

  /// Kills its JVMs.
  @Override
  public synchronized void close() {
    closed = true;
    children.forEach(FunctionProcess::close);
    log.close();
  }
}
