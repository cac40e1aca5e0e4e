package accelerator.core;

import java.time.Duration;
import java.util.List;

/// How long to wait before looking again at something that takes minutes or hours.
///
/// Where nothing is known, the waits grow with the time already waited: by a tenth up to half a
/// minute, then by two percent. Where earlier durations are known, see {@link Expectation}, looks
/// begin well before the earliest that is likely, stand close around what is likely, and loosen
/// after it; no wait after the likely time is longer than where nothing is known, so a duration
/// that was remembered and no longer holds costs little.
///
/// @param minimum the shortest wait, at least one second
public record WaitSchedule(Duration minimum) {
  private static final double EARLY_GROWTH = 0.1;
  private static final double EARLY_SECONDS = 30;
  private static final double GROWTH = 0.02;

  /// The share of what is left until the earliest likely end that is waited at once.
  private static final double APPROACH = 0.8;

  /// How many times the wait for what is unknown one wait for what is certain may be: what is
  /// certain is wrong now and then.
  private static final double MOST_CERTAIN = 10;

  /// The share of the time between the earliest and the latest likely end that one wait in it
  /// takes.
  private static final double ACROSS = 0.04;

  /// The share of a likely duration that one wait around it takes.
  private static final double CLOSE = 0.005;

  public WaitSchedule {
    if (minimum.toSeconds() < 1) {
      throw new InvalidInput("the shortest wait must be at least 1 second, was " + minimum);
    }
  }

  /// The wait until the next look at something of which nothing is known, in whole seconds.
  public Duration next(Duration waited) {
    return whole(unknown(seconds(waited)));
  }

  /// The wait until the next look, in whole seconds.
  ///
  /// @param history the seconds that the same thing took before, in any order; may be empty
  public Duration next(Duration waited, List<Long> history) {
    return whole(
        Expectation.of(history)
            .map(expected -> known(seconds(waited), expected))
            .orElseGet(() -> unknown(seconds(waited))));
  }

  private double unknown(double waited) {
    double early = Math.min(EARLY_SECONDS, waited * EARLY_GROWTH);
    return Math.max(minimum.toSeconds(), Math.max(early, waited * GROWTH));
  }

  private double known(double waited, Expectation expected) {
    double unknown = unknown(waited);
    double close = Math.max(minimum.toSeconds(), expected.likely() * CLOSE);
    double left = expected.earliest() - waited;
    if (left > 0) {
      double surprise = unknown * Math.clamp(expected.certainty(), 1, MOST_CERTAIN);
      return left <= 2 * close ? left : Math.min(left * APPROACH, surprise);
    }
    double late = Math.max(0, waited - expected.latest()) * EARLY_GROWTH;
    return Math.min(unknown, Math.max(close, Math.max(late, expected.width() * ACROSS)));
  }

  private Duration whole(double seconds) {
    Duration wait = Duration.ofSeconds(Math.round(seconds));
    return wait.compareTo(minimum) > 0 ? wait : minimum;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
