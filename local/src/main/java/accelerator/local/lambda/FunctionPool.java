package accelerator.local.lambda;

import accelerator.local.lambda.Call.ChildGone;
import accelerator.local.template.LambdaFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/// The JVMs of one function: started when needed, reused while they live, as many as may run at
/// once.
final class FunctionPool implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(FunctionPool.class.getName());
  private static final int SHOWN_LINES = 20;

  private final LambdaFunction function;
  private final Path code;
  private final RuntimeClient client;
  private final HostSettings settings;
  private final FunctionLog log;
  private final Semaphore places;
  private final Deque<Child> idle = new ConcurrentLinkedDeque<>();
  private final Set<Child> children = ConcurrentHashMap.newKeySet();

  private boolean closed;

  FunctionPool(LambdaFunction function, RuntimeClient client, HostSettings settings) {
    this.function = function;
    this.code =
        CodeFolder.of(function.code(), settings.folder().resolve("code").resolve(function.name()));
    this.client = client;
    this.settings = settings;
    this.log = FunctionLog.in(settings.folder().resolve("logs").resolve(function.name() + ".log"));
    this.places = new Semaphore(settings.concurrency(), true);
  }

  LambdaFunction function() {
    return function;
  }

  /// The newest lines of its output, oldest first.
  List<String> log(int limit) {
    return log.newest(limit);
  }

  /// The process ids of its JVMs.
  Set<Long> processIds() {
    return Set.copyOf(children.stream().filter(Child::isAlive).map(Child::processId).toList());
  }

  /// Runs one call, waiting for a place when all are taken. A call that has begun when the patience
  /// ends keeps its place until it ends too.
  ///
  /// @param patience for a place, and again for the end of the call; starting a JVM counts apart
  Invocation invoke(String payload, Duration patience) throws InterruptedException {
    if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return Invocation.Failed.throttled();
    }
    boolean isOver = true;
    try {
      Invocation outcome = onAnyChild(payload, patience);
      isOver = !(outcome instanceof Invocation.Failed failed && failed.isLate());
      return outcome;
    } finally {
      if (isOver) {
        places.release();
      }
    }
  }

  private Invocation onAnyChild(String payload, Duration patience) throws InterruptedException {
    while (true) {
      Child child = idleChild().orElseGet(this::startChild);
      Call call = Call.of(settings.requestIds().get(), invokedArn(), payload, function.timeout());
      try {
        return ended(child, () -> child.run(call, patience));
      } catch (TimeoutException late) {
        Thread.ofVirtual().start(() -> rest(child, call, function.timeout().minus(patience)));
        return Invocation.Failed.late(patience);
      } catch (ChildGone e) {
        // another one will do
      }
    }
  }

  /// Sees a call to its end that nobody waits for.
  private void rest(Child child, Call call, Duration left) {
    try {
      ended(child, () -> child.rest(call, left));
    } catch (ChildGone | TimeoutException e) {
      LOGGER.fine(() -> "%s ended with a call that nobody waited for".formatted(function.name()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  /// What a child does with a call.
  private interface Work {
    Invocation outcome() throws ChildGone, InterruptedException, TimeoutException;
  }

  /// The outcome of a call. The child is idle again, or of no further use; only one that is late is
  /// neither.
  private Invocation ended(Child child, Work work)
      throws ChildGone, InterruptedException, TimeoutException {
    boolean isLate = false;
    boolean isUsable = false;
    try {
      Invocation outcome = work.outcome();
      isUsable = !isEndOfChild(outcome);
      return outcome;
    } catch (TimeoutException late) {
      isLate = true;
      throw late;
    } finally {
      if (isUsable) {
        idle.addFirst(child);
      } else if (!isLate) {
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
      LOGGER.warning(
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

  private Optional<Child> idleChild() {
    for (Child child = idle.pollFirst(); child != null; child = idle.pollFirst()) {
      if (child.isAlive()) {
        return Optional.of(child);
      }
      discard(child);
    }
    return Optional.empty();
  }

  private synchronized Child startChild() {
    if (closed) {
      throw new IllegalStateException(function.name() + " is no longer hosted");
    }
    Child child =
        Child.start(
            address -> ChildCommand.of(function, code, client, settings, address),
            code,
            log,
            settings);
    children.add(child);
    return child;
  }

  private void discard(Child child) {
    children.remove(child);
    child.close();
  }

  /// Kills its JVMs.
  @Override
  public synchronized void close() {
    closed = true;
    children.forEach(Child::close);
    log.close();
  }
}
