package accelerator.personalize;

import accelerator.core.DeadlineExceeded;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import accelerator.core.WaitSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where a long stage is: when it began and how long the last run's took. It crosses looks in the
/// member `progress`.
record Stage(Instant startedAt, Optional<Long> expectedSeconds) {

  /// The stage as the last look left it, or one that begins now and is expected to take what it
  /// took the run that published last.
  static Stage of(StageCall call, Instant now, String stage, PublishedRegistries registries) {
    return call.progress(Stage.class)
        .orElseGet(() -> new Stage(now, registries.duration(call.plan().domain(), stage)));
  }

  /// The whole seconds since it began.
  long seconds(Instant now) {
    return Duration.between(startedAt, now).toSeconds();
  }

  /// When to look again at what is awaited.
  ///
  /// @throws DeadlineExceeded when that would be too late
  StageAnswer pending(String awaited, Instant now, Instant deadline, WaitSchedule waits) {
    if (!now.isBefore(deadline)) {
      throw new DeadlineExceeded(awaited, deadline);
    }
    return StageAnswer.pending(
        waits.next(Duration.between(startedAt, now), expectedSeconds.map(Duration::ofSeconds)),
        this);
  }
}
