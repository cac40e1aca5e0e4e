package accelerator.recommend;

import accelerator.core.InvalidInput;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// Personalize within a budget of time: whatever it does, it answers, or is unavailable, by then.
///
/// One attempt may take three fifths of the budget; a failure that came early enough is tried once
/// more in what is left. A service that fails again and again is left alone, and asked beside the
/// answers whether it is back, so that nobody waits for it.
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
  private final Circuit circuit;
  private final AtomicBoolean isFirst = new AtomicBoolean(true);
  private final AtomicReference<Optional<Future<?>>> probe =
      new AtomicReference<>(Optional.empty());

  /// What is answered while the circuit is open; the log learns from it what no probe foresaw.
  private volatile Answer open = new Answer.Unavailable(OPEN, false);

  /// @param threads where the service is asked; its threads end a blocked read when interrupted
  /// @param nanos a clock of elapsed time, such as `System::nanoTime`
  BoundedPersonalize(
      Personalize service,
      ExecutorService threads,
      Duration budget,
      Circuit circuit,
      LongSupplier nanos) {
    this.service = service;
    this.threads = threads;
    this.budgetNanos = budget.toNanos();
    this.nanos = nanos;
    this.circuit = circuit;
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
    return switch (circuit.advice()) {
      case SPARE -> open;
      case PROBE -> {
        probeBeside(recommenderArn, question, itemColumns);
        yield open;
      }
      case ASK -> asked(recommenderArn, question, itemColumns);
    };
  }

  private Answer asked(String recommenderArn, Question question, Collection<String> itemColumns) {
    long patience = isFirst.getAndSet(false) ? Math.max(budgetNanos, FIRST_NANOS) : budgetNanos;
    long end = nanos.getAsLong() + budgetNanos;
    Future<Answer> answer =
        threads.submit(() -> attempts(recommenderArn, question, itemColumns, end));
    try {
      return heard(answer.get(patience, TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      answer.cancel(true);
      return heard(LATE);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof InvalidInput refused) {
        circuit.succeeded();
        throw refused;
      }
      circuit.failed();
      throw failure.getCause() instanceof RuntimeException unforeseen
          ? unforeseen
          : new IllegalStateException(failure.getCause());
    } catch (InterruptedException | CancellationException _) {
      Thread.currentThread().interrupt();
      return LATE;
    }
  }

  private Answer attempts(
      String recommenderArn, Question question, Collection<String> itemColumns, long end) {
    Answer first = service.ask(recommenderArn, question, itemColumns);
    boolean mayRetry =
        first instanceof Answer.Unavailable(String ignored, boolean isPassing)
            && isPassing
            && end - nanos.getAsLong() > budgetNanos / 2;
    return mayRetry ? service.ask(recommenderArn, question, itemColumns) : first;
  }

  /// A probe that has not ended when the next one is due is given up: there is one at most.
  private void probeBeside(
      String recommenderArn, Question question, Collection<String> itemColumns) {
    Future<?> next = threads.submit(() -> probe(recommenderArn, question, itemColumns));
    probe.getAndSet(Optional.of(next)).ifPresent(before -> before.cancel(true));
  }

  private void probe(String recommenderArn, Question question, Collection<String> itemColumns) {
    try {
      heard(service.ask(recommenderArn, question, itemColumns));
      open = new Answer.Unavailable(OPEN, false);
    } catch (InvalidInput _) {
      circuit.succeeded();
    } catch (RuntimeException | Error failure) {
      circuit.failed();
      open = new Answer.Unavailable(OPEN + " " + failure.getClass().getSimpleName(), false);
    }
  }

  /// A recommender that is gone says nothing against the service.
  private Answer heard(Answer answer) {
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
