package accelerator.emulators.stepfunctions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One entry of a state's Retry.
///
/// @param interval before the first retry
/// @param maxAttempts retries, not counting the first attempt; 0 means never
/// @param backoffRate by which the interval grows with every retry, 1 or more
/// @param maxDelay what the interval never exceeds
/// @param hasJitter whether the wait is drawn between nothing and the interval
record Retrier(
    List<String> errorEquals,
    Duration interval,
    int maxAttempts,
    double backoffRate,
    Optional<Duration> maxDelay,
    boolean hasJitter) {
  private static final double LONGEST_MILLIS = 31_622_400_000.0;

  Retrier {
    errorEquals = List.copyOf(errorEquals);
  }

  /// The wait before a retry.
  ///
  /// @param retries how many of this retrier's there have been
  Duration delay(int retries, RandomGenerator random) {
    double millis = interval.toMillis() * Math.pow(backoffRate, retries);
    double limit = maxDelay.map(Duration::toMillis).map(Long::doubleValue).orElse(LONGEST_MILLIS);
    double capped = Math.min(millis, limit);
    return Duration.ofMillis(Math.round(hasJitter ? random.nextDouble() * capped : capped));
  }
}
