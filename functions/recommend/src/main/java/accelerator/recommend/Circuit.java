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

  synchronized Advice advice() {
    if (!isOpen()) {
      return Advice.ASK;
    }
    Instant now = clock.instant();
    if (now.isBefore(nextProbe)) {
      return Advice.SPARE;
    }
    nextProbe = now.plus(probeEvery);
    return Advice.PROBE;
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
