package accelerator.core;

import java.time.Duration;
import java.util.Optional;

/// How long to wait before looking again at something that takes minutes or hours. The wait grows
/// with the time already waited, so that about two percent of a stage is wasted and no stage takes
/// much more than a hundred looks; where the last run's duration is known, the first look aims at
/// it.
///
/// @param minimum the shortest wait, at least one second
public record WaitSchedule(Duration minimum) {
  /// The share of the time already waited that is waited once more.
  private static final double GROWTH = 0.04;

  public WaitSchedule {
    if (minimum.toSeconds() < 1) {
      throw new InvalidInput("the shortest wait must be at least 1 second, was " + minimum);
    }
  }

  /// The wait until the next look, in whole seconds.
  public Duration next(Duration waited, Optional<Duration> expected) {
    Duration grown = Duration.ofSeconds(Math.round(waited.toMillis() * GROWTH / 1000));
    Duration remaining = expected.map(whole -> whole.minus(waited)).orElse(Duration.ZERO);
    Duration longest = grown.compareTo(remaining) > 0 ? grown : remaining;
    return longest.compareTo(minimum) > 0 ? Duration.ofSeconds(longest.toSeconds()) : minimum;
  }
}
