package accelerator.personalize;

import accelerator.core.DeadlineExceeded;
import accelerator.core.Json;
import accelerator.core.StageAnswer;
import accelerator.core.WaitSchedule;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where a long stage is: when it began and how long the last run's took. It crosses looks in the
/// member `progress`.
record Stage(Instant startedAt, Optional<Long> expectedSeconds) {

  /// The stage as the last look left it, or one that begins now.
  static Stage of(JsonNode progress, Instant now, Optional<Long> expectedSeconds) {
    return progress.has("startedAt")
        ? Json.read(progress, Stage.class)
        : new Stage(now, expectedSeconds);
  }

  /// The whole seconds since it began.
  long seconds(Instant now) {
    return Duration.between(startedAt, now).toSeconds();
  }

  /// When to look again at what is awaited.
  ///
  /// @throws DeadlineExceeded when that would be too late
  StageAnswer pending(String awaited, Instant now, Instant deadline, WaitSchedule patience) {
    if (!now.isBefore(deadline)) {
      throw new DeadlineExceeded(awaited, deadline);
    }
    return StageAnswer.pending(
        patience.next(Duration.between(startedAt, now), expectedSeconds.map(Duration::ofSeconds)),
        this);
  }
}
