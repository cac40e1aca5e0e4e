package accelerator.recommend;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A circuit breaker. After {@value #MOST_FAILURES} failures in a row it opens: questions are
/// spared the wait, but for one a second, which finds out whether the service is back. The first
/// success closes it again.
final class Circuit {
  static final int MOST_FAILURES = 5;
  static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);

  private final InstantSource clock;
  private int failures;
  private Instant nextProbe = Instant.EPOCH;
  private Instant lastQuestion = Instant.EPOCH;

  /// What shall be done with a question.
  enum Way {
    /// Ask the service.
    ASK,
    /// Answer without the service, and ask it beside, to see whether it is back.
    PROBE,
    /// Answer without the service.
    SPARE
  }

  Circuit(InstantSource clock) {
    this.clock = clock;
  }

  /// The way of the next question. Where questions are rare each one asks: between them Lambda
  /// stands still, and a probe beside an answer would never end.
  synchronized Way way() {
    Instant now = clock.instant();
    boolean isBusy = now.isBefore(lastQuestion.plus(BETWEEN_PROBES));
    lastQuestion = now;
    if (failures < MOST_FAILURES) {
      return Way.ASK;
    }
    if (now.isBefore(nextProbe)) {
      return Way.SPARE;
    }
    nextProbe = now.plus(BETWEEN_PROBES);
    return isBusy ? Way.PROBE : Way.ASK;
  }

  /// Learns how a question to the service ended.
  synchronized void learn(Personalize.Answer answer) {
    boolean isFailure =
        answer instanceof Personalize.Answer.Unavailable missing
            && missing.outage().isOfTheService();
    failures = isFailure ? failures + 1 : 0;
    if (isFailure && failures >= MOST_FAILURES) {
      nextProbe = clock.instant().plus(BETWEEN_PROBES);
    }
  }
}
