package accelerator.warehouse;

import accelerator.core.DeadlineExceeded;
import accelerator.core.StageAnswer;
import accelerator.core.StatementFailed;
import accelerator.core.WaitSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    List<Map.Entry<String, StatementState>> states =
        progress.queryIds().entrySet().stream()
            .map(query -> Map.entry(query.getKey(), warehouse.state(query.getValue())))
            .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
            .toList();
    refuseFailed(states, path);
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

  private static void refuseFailed(List<Map.Entry<String, StatementState>> states, PathOfKey path) {
    List<String> failures =
        states.stream()
            .flatMap(
                state ->
                    switch (state.getValue()) {
                      case StatementState.Failed failed ->
                          Optional.of(path.told(state.getKey(), failed.message())).stream();
                      case StatementState.Running _, StatementState.Done _ ->
                          Optional.<String>empty().stream();
                    })
            .toList();
    if (!failures.isEmpty()) {
      throw new StatementFailed(String.join("; ", failures));
    }
  }

  /// Names the file behind a key of the progress.
  @FunctionalInterface
  interface PathOfKey {
    String of(String key);

    /// What the warehouse said of the statement, with the file and where it knows that, the line.
    default String told(String key, String message) {
      return of(key) + ": " + message;
    }
  }
}
