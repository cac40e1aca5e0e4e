package accelerator.personalize;

import accelerator.core.DeadlineExceeded;
import accelerator.core.Json;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import accelerator.core.WaitSchedule;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a long stage is: what crosses looks in the member `progress`. Changes are named by what is
/// done and to what, such as `import items` or `create most-viewed`.
///
/// @param expected the seconds that each change took in the last runs
/// @param begun the changes that are under way or were, with their beginning
/// @param durations the seconds that those took which have ended
/// @param refusedSince since when the service has refused a change
/// @param denied the changes that the service will never make, with its reasons: none is asked for
///   twice
/// @param done the changes that need no further look
/// @param looks that there have been
record Stage(
    Instant startedAt,
    Map<String, List<Long>> expected,
    Map<String, Begun> begun,
    Map<String, Long> durations,
    Map<String, Instant> refusedSince,
    Map<String, String> denied,
    Set<String> done,
    int looks) {

  /// A change that is under way.
  ///
  /// @param seenAt the last look that found it so
  /// @param isKnown whether it began at that instant; else it was found under way, and teaches
  ///   nothing
  record Begun(Instant at, Instant seenAt, boolean isKnown) {}

  Stage {
    expected = Map.copyOf(expected);
    begun = Map.copyOf(begun);
    durations = Map.copyOf(durations);
    refusedSince = Map.copyOf(refusedSince);
    // Stages that were under way before there was this say nothing of it.
    denied = denied == null ? Map.of() : Map.copyOf(denied);
    done = Set.copyOf(done);
  }

  /// The stage as the last look left it, or one that begins now.
  static Stage of(StageCall call, Instant now, PublishedRegistries registries) {
    JsonNode progress = call.progress();
    return progress.has("begun")
        ? Json.read(progress, Stage.class)
        : new Stage(
            now,
            registries.durations(call.plan().domain()),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Set.of(),
            0);
  }

  /// The whole seconds since it began.
  long seconds(Instant now) {
    return Duration.between(startedAt, now).toSeconds();
  }

  /// When to look again at what has been awaited since an instant, but not after the deadline.
  ///
  /// @throws DeadlineExceeded when that has come
  static StageAnswer pending(
      String awaited, Duration wait, Instant now, Instant deadline, Object progress) {
    if (!now.isBefore(deadline)) {
      throw new DeadlineExceeded(awaited, deadline);
    }
    Duration left = Duration.between(now, deadline).plusSeconds(1);
    return StageAnswer.pending(wait.compareTo(left) < 0 ? wait : left, awaited, progress);
  }

  /// The same for a stage of which nothing is known.
  static StageAnswer pending(
      String awaited,
      Instant startedAt,
      Instant now,
      Instant deadline,
      WaitSchedule waits,
      Object progress) {
    return pending(awaited, waits.next(Duration.between(startedAt, now)), now, deadline, progress);
  }
}
