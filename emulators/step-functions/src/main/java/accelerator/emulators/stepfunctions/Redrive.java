package accelerator.emulators.stepfunctions;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// When an execution can be redriven (Step Functions Developer Guide, "Redrive eligibility for
/// unsuccessful executions").
final class Redrive {
  private static final Duration PERIOD = Duration.ofDays(14);
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final long MOST_EVENTS = 24_998;

  private Redrive() {}

  // The words are this emulator's own: the service's could not be verified.

  /// Why one cannot be redriven; none when it can.
  static Optional<String> refusal(
      Optional<ExecutionResult> result,
      Instant startedAt,
      Optional<Instant> stoppedAt,
      long events,
      Instant now) {
    if (result.isEmpty()) {
      return Optional.of("Execution is RUNNING and cannot be redriven");
    }
    if (result.get().status() == ExecutionResult.Status.SUCCEEDED) {
      return Optional.of("Execution is SUCCEEDED and cannot be redriven");
    }
    if (stoppedAt.filter(stopped -> stopped.plus(PERIOD).isBefore(now)).isPresent()) {
      return Optional.of("Execution exceeds the redrivable period of 14 days");
    }
    if (startedAt.plus(LONGEST).isBefore(now)) {
      return Optional.of("Execution exceeds the maximum open time of one year");
    }
    return events > MOST_EVENTS
        ? Optional.of(
            String.format(
                Locale.ROOT, "Execution has %d events, which leaves no room to redrive", events))
        : Optional.empty();
  }
}
