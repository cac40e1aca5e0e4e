package accelerator.recommend;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/// Personalize within a budget of time: at most two attempts, the first of which may take five
/// eighths of it, and none while its circuit is open.
///
/// Tried again is what may be answered at once: no connection, no answer in time, an error of the
/// service. A service that throttles is left alone.
///
/// The very first question of a process may take {@link #FIRST}: classes are loaded, a connection
/// is made. After a SnapStart restore that is behind it.
final class PatientPersonalize implements Personalize {
  static final Duration FIRST = Duration.ofMillis(2500);

  /// What is left of a budget must be worth a second attempt.
  private static final long LEAST_NANOS = Duration.ofMillis(20).toNanos();

  private final Personalize service;
  private final Duration budget;
  private final Circuit circuit;
  private final Executor beside;
  private final LongSupplier nanoTime;
  private final AtomicBoolean isFirst = new AtomicBoolean(true);

  /// @param beside runs what no answer waits for
  /// @param nanoTime as {@link System#nanoTime}
  PatientPersonalize(
      Personalize service,
      Duration budget,
      Circuit circuit,
      Executor beside,
      LongSupplier nanoTime) {
    this.service = service;
    this.budget = budget;
    this.circuit = circuit;
    this.beside = beside;
    this.nanoTime = nanoTime;
  }

  @Override
  public Answer ask(Inquiry inquiry) {
    return switch (circuit.way()) {
      case ASK -> learned(inquiry);
      case PROBE -> {
        beside.execute(() -> probe(inquiry));
        yield spared();
      }
      case SPARE -> spared();
    };
  }

  private static Answer spared() {
    return new Answer.Unavailable("CircuitOpen", Outage.PASSING);
  }

  private void probe(Inquiry inquiry) {
    try {
      learned(inquiry);
    } catch (RuntimeException refused) {
      // the service is back: learned so already
    }
  }

  private Answer learned(Inquiry inquiry) {
    Answer answer;
    try {
      answer = twice(inquiry);
    } catch (RuntimeException refused) {
      circuit.learn(new Answer.Unavailable("refused", Outage.GONE));
      throw refused;
    }
    circuit.learn(answer);
    return answer;
  }

  private Answer twice(Inquiry inquiry) {
    if (isFirst.getAndSet(false)) {
      return once(inquiry, FIRST);
    }
    long end = nanoTime.getAsLong() + budget.toNanos();
    Answer first = once(inquiry, budget.multipliedBy(5).dividedBy(8));
    long left = end - nanoTime.getAsLong();
    boolean isWorthAnother =
        first instanceof Answer.Unavailable missing
            && missing.outage() == Outage.PASSING
            && left >= LEAST_NANOS;
    return isWorthAnother ? once(inquiry, Duration.ofNanos(left)) : first;
  }

  private Answer once(Inquiry inquiry, Duration time) {
    return Deadline.within(time, () -> service.ask(inquiry))
        .orElseGet(() -> new Answer.Unavailable("Timeout", Outage.PASSING));
  }
}
