package accelerator.recommend;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Stops asking a service that does not answer. After so many failures in a row it is open: nobody
/// waits for the service any more, and once in a while one probe finds out whether it is back.
final class Circuit {
  private final int failuresToOpen;
  private final Duration probeEvery;
  private final InstantSource clock;
  private int failures;
  private Instant nextProbe = Instant.MIN;
  private Instant lastQuestion = Instant.EPOCH;

  /// What to do with a question.
  enum Advice {
    /// Ask and wait.
    ASK,
    /// Do not wait; ask beside, to learn whether the service is back.
    PROBE,
    /// Do not ask.
    SPARE
  }

  /// @param probeEvery how often an open circuit lets one question through
  Circuit(int failuresToOpen, Duration probeEvery, InstantSource clock) {
    this.failuresToOpen = failuresToOpen;
    this.probeEvery = probeEvery;
    this.clock = clock;
  }

  /// Where questions are rarer than probes each one asks itself: between them Lambda stands still,
  /// and a probe beside an answer might never end.
  synchronized Advice advice() {
    Instant now = clock.instant();
    boolean isBusy = now.isBefore(lastQuestion.plus(probeEvery));
    lastQuestion = now;
    if (!isOpen()) {
      return Advice.ASK;
    }
    if (now.isBefore(nextProbe)) {
      return Advice.SPARE;
    }
    nextProbe = now.plus(probeEvery);
    return isBusy ? Advice.PROBE : Advice.ASK;
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized void failed() {
    if (failures < failuresToOpen && ++failures == failuresToOpen) {
      nextProbe = clock.instant().plus(probeEvery);
    }
  }

  synchronized boolean isOpen() {
    return failures >= failuresToOpen;
  }
}
