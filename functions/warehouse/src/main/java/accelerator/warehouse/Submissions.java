package accelerator.warehouse;

import accelerator.core.DeadlineExceeded;
import accelerator.core.StageAnswer;
import accelerator.core.StatementFailed;
import accelerator.core.WaitSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Statements that run while nobody waits for them.
record Submissions(Warehouse warehouse, WaitSchedule waits, InstantSource clock) {

  /// A pending look while any of the statements runs; none when all are done.
  ///
  /// @param path the file that the statement of a key comes from
  /// @throws StatementFailed naming the file and what Snowflake said of each that failed
  /// @throws DeadlineExceeded when the deadline has come and one still runs
  Optional<StageAnswer> pending(SubmittedStatements progress, Instant deadline, PathOfKey path) {
    return pending(progress, deadline, path, (_, _) -> Optional.empty());
  }

  /// The same of statements that are made of a team's own files.
  ///
  /// @param place where in its file a statement failed
  Optional<StageAnswer> pending(
      SubmittedStatements progress, Instant deadline, PathOfKey path, PlaceOfKey place) {
    List<Map.Entry<String, StatementState>> states =
        progress.queryIds().entrySet().stream()
            .map(query -> Map.entry(query.getKey(), warehouse.state(query.getValue())))
            .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
            .toList();
    refuseFailed(states, path, place);
    List<String> running =
        states.stream()
            .filter(state -> state.getValue() instanceof StatementState.Running)
            .map(state -> path.of(state.getKey()))
            .toList();
    if (running.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (!now.isBefore(deadline)) {
      throw new DeadlineExceeded(String.join(", ", running), deadline);
    }
    Duration waited = Duration.between(progress.startedAt(), now);
    return Optional.of(
        StageAnswer.pending(waits.next(waited), String.join(", ", running), progress));
  }

  private static void refuseFailed(
      List<Map.Entry<String, StatementState>> states, PathOfKey path, PlaceOfKey place) {
    List<String> said = new ArrayList<>();
    List<StatementState.Failed> failures = new ArrayList<>();
    Optional<SqlPlace> first = Optional.empty();
    for (Map.Entry<String, StatementState> state : states) {
      if (state.getValue() instanceof StatementState.Failed failed) {
        if (failures.isEmpty()) {
          first = place.of(state.getKey(), failed.message());
        }
        failures.add(failed);
        said.add(path.of(state.getKey()) + ": " + failed.message());
      }
    }
    if (!failures.isEmpty()) {
      throw StatementAdvice.failed(said, failures.getFirst().code(), first);
    }
  }

  /// Names the file behind a key of the progress.
  @FunctionalInterface
  interface PathOfKey {
    String of(String key);
  }

  /// Finds where in its file the statement behind a key failed.
  @FunctionalInterface
  interface PlaceOfKey {
    Optional<SqlPlace> of(String key, String message);
  }
}
