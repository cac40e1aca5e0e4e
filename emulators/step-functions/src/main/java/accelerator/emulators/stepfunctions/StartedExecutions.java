package accelerator.emulators.stepfunctions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The executions that can be described and listed: all that run, and those that have ended, for 90
/// days as in the service (Step Functions quotas, execution history retention), but no more than a
/// number of them. Not safe for several threads.
final class StartedExecutions {
  private static final Duration KEPT = Duration.ofDays(90);

  private final Map<String, Started> started = new LinkedHashMap<>();
  private final int mostEnded;

  /// @param mostEnded how many of those that have ended are kept, the newest
  StartedExecutions(int mostEnded) {
    this.mostEnded = mostEnded;
  }

  /// Remembers an execution, and forgets those whose time has passed.
  void add(StateMachine machine, MachineExecution execution) {
    Instant oldest = execution.startedAt().minus(KEPT);
    started.values().removeIf(each -> each.endedBefore(oldest));
    long ended = started.values().stream().filter(each -> !each.isRunning()).count();
    Iterator<Started> all = started.values().iterator();
    while (ended > mostEnded && all.hasNext()) {
      if (!all.next().isRunning()) {
        all.remove();
        ended--;
      }
    }
    started.put(execution.arn(), new Started(machine, execution));
  }

  Optional<Started> find(String arn) {
    return Optional.ofNullable(started.get(arn));
  }

  List<Started> newestFirst() {
    return new ArrayList<>(started.values()).reversed();
  }

  /// An execution and the machine that it is of.
  record Started(StateMachine machine, MachineExecution execution) {
    Optional<ExecutionResult> result() {
      return Optional.ofNullable(execution.result().getNow(null));
    }

    boolean isRunning() {
      return result().isEmpty();
    }

    private boolean endedBefore(Instant time) {
      return !isRunning() && execution.stoppedAt().filter(time::isAfter).isPresent();
    }
  }
}
