package accelerator.recommend;

import accelerator.core.InvalidInput;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Personalize within a budget of time: whatever it does, it answers, or is unavailable, by then.
///
/// One attempt may take three fifths of the budget; a failure that came early enough is tried once
/// more in what is left. A recommender that fails again and again is left alone, and asked beside
/// the answers whether it is back, so that nobody waits for it; the others go on being asked.
///
/// The first question of a process may take longer: its classes are loaded and its connection is
/// made. After a snapshot that was primed that is behind it.
final class BoundedPersonalize implements Personalize {
  private static final int FAILURES_TO_OPEN = 5;
  private static final Duration PROBE_EVERY = Duration.ofSeconds(2);
  private static final long FIRST_NANOS = Duration.ofMillis(2500).toNanos();
  private static final String OPEN = "CircuitOpen";
  private static final Answer LATE = new Answer.Unavailable("Timeout", false);

  private final Personalize service;
  private final ExecutorService threads;
  private final long budgetNanos;
  private final LongSupplier nanos;
  private final Supplier<Circuit> circuits;
  private final AtomicBoolean isFirst = new AtomicBoolean(true);

  /// By recommender; there are as many as runs have published.
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  /// The way to one recommender.
  private static final class Line {
    private final Circuit circuit;
    private final AtomicReference<Optional<Future<?>>> probe =
        new AtomicReference<>(Optional.empty());

    /// What is answered while the circuit is open; the log learns from it what no probe foresaw.
    private volatile Answer open = new Answer.Unavailable(OPEN, false);

    Line(Circuit circuit) {
      this.circuit = circuit;
    }

    /// A recommender that is gone says nothing against the service.
    Answer heard(Answer answer) {
      boolean isAlive =
          switch (answer) {
            case Answer.Ranking ignored -> true;
            case Answer.Unavailable(String reason, boolean ignored) ->
                reason.equals("ResourceNotFoundException");
          };
      if (isAlive) {
        circuit.succeeded();
      } else {
        circuit.failed();
      }
      return answer;
    }
  }

  /// @param threads where the service is asked; its threads end a blocked read when interrupted
  /// @param circuits makes one for each recommender
  /// @param nanos a clock of elapsed time, such as `System::nanoTime`
  BoundedPersonalize(
      Personalize service,
      ExecutorService threads,
      Duration budget,
      Supplier<Circuit> circuits,
      LongSupplier nanos) {
    this.service = service;
    this.threads = threads;
    this.budgetNanos = budget.toNanos();
    this.nanos = nanos;
    this.circuits = circuits;
  }

  /// The circuit of a budgeted service: open after {@value #FAILURES_TO_OPEN} failures in a row,
  /// probed every two seconds.
  static Circuit circuit(InstantSource clock) {
    return new Circuit(FAILURES_TO_OPEN, PROBE_EVERY, clock);
  }

  /// How long one attempt may take.
  static Duration attempt(Duration budget) {
    return budget.multipliedBy(3).dividedBy(5);
  }

  @Override
  public Answer ask(String recommenderArn, Question question, Collection<String> itemColumns) {
    Line line = lines.computeIfAbsent(recommenderArn, any -> new Line(circuits.get()));
    Callable<Answer> asking = () -> service.ask(recommenderArn, question, itemColumns);
    return switch (line.circuit.advice()) {
      case SPARE -> line.open;
      case PROBE -> {
        probeBeside(line, asking);
        yield line.open;
      }
      case ASK -> asked(line, asking);
    };
  }

  private Answer asked(Line line, Callable<Answer> asking) {
    long patience = isFirst.getAndSet(false) ? Math.max(budgetNanos, FIRST_NANOS) : budgetNanos;
    long end = nanos.getAsLong() + budgetNanos;
    Future<Answer> answer = threads.submit(() -> attempts(asking, end));
    try {
      return line.heard(answer.get(patience, TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      answer.cancel(true);
      return line.heard(LATE);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof InvalidInput refused) {
        line.circuit.succeeded();
        throw refused;
      }
      line.circuit.failed();
      throw failure.getCause() instanceof RuntimeException unforeseen
          ? unforeseen
          : new IllegalStateException(failure.getCause());
    } catch (InterruptedException | CancellationException _) {
      Thread.currentThread().interrupt();
      return LATE;
    }
  }

  private Answer attempts(Callable<Answer> asking, long end) throws Exception {
    Answer first = asking.call();
    boolean mayRetry =
        first instanceof Answer.Unavailable(String ignored, boolean isPassing)
            && isPassing
            && end - nanos.getAsLong() > budgetNanos / 2;
    return mayRetry ? asking.call() : first;
  }

  /// A probe that has not ended when the next one is due is given up: there is one at most.
  private void probeBeside(Line line, Callable<Answer> asking) {
    Future<?> next = threads.submit(() -> probe(line, asking));
    line.probe.getAndSet(Optional.of(next)).ifPresent(before -> before.cancel(true));
  }

  private static void probe(Line line, Callable<Answer> asking) {
    try {
      line.heard(asking.call());
      line.open = new Answer.Unavailable(OPEN, false);
    } catch (InvalidInput _) {
      line.circuit.succeeded();
    } catch (Exception | Error failure) {
      line.circuit.failed();
      line.open = new Answer.Unavailable(OPEN + " " + failure.getClass().getSimpleName(), false);
    }
  }
}
