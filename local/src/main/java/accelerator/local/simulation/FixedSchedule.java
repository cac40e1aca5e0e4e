package accelerator.local.simulation;

import java.time.Duration;

/// What the same durations come to where import and training begin by the clock, as with the AWS
/// solution "Maintaining Personalized Experiences with Machine Learning": each has a cron schedule
/// of its own, and a training learns what was imported when it begins. Its documentation's example
/// imports every six hours from midnight and trains daily half an hour after midnight.
final class FixedSchedule {
  private static final Duration TRAINING_AT = Duration.ofMinutes(30);
  private static final Duration DAY = Duration.ofDays(1);

  private FixedSchedule() {}

  /// The seconds from the import's beginning at midnight until answers come from its rows: of the
  /// first training that begins when it is done.
  static long seconds(Duration imported, Duration trained) {
    Duration begins = TRAINING_AT;
    while (begins.compareTo(imported) < 0) {
      begins = begins.plus(DAY);
    }
    return begins.plus(trained).toSeconds();
  }
}
