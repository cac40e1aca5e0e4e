package accelerator.emulators.stepfunctions;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    started.put(execution.arn(), new Started(machine, execution, Optional.empty()));
  }

  /// Remembers one that was redriven in the place of what it was.
  Started replace(Started ended, MachineExecution redriven, Optional<String> token) {
    Started next = new Started(ended.machine(), redriven, token);
    started.put(redriven.arn(), next);
    return next;
  }

  Optional<Started> find(String arn) {
    return Optional.ofNullable(started.get(arn));
  }

  List<Started> newestFirst() {
    return new ArrayList<>(started.values()).reversed();
  }

  /// An execution and the machine that it is of.
  ///
  /// @param redriveToken of the request that redrove it last; none when it had none
  record Started(StateMachine machine, MachineExecution execution, Optional<String> redriveToken) {
    Optional<ExecutionResult> result() {
      return Optional.ofNullable(execution.result().getNow(null));
    }

    boolean isRunning() {
      return result().isEmpty();
    }

    /// As the API lists it.
    ObjectNode summary() {
      ObjectNode entry =
          StrictJson.object()
              .put("executionArn", execution.arn())
              .put("stateMachineArn", machine.identity().arn())
              .put("name", execution.name())
              .put("status", result().map(result -> result.status().name()).orElse("RUNNING"))
              .put("startDate", Timestamps.seconds(execution.startedAt()))
              .put("redriveCount", execution.redrives());
      execution.redrivenAt().ifPresent(time -> entry.put("redriveDate", Timestamps.seconds(time)));
      if (!isRunning()) {
        execution.stoppedAt().ifPresent(time -> entry.put("stopDate", Timestamps.seconds(time)));
      }
      return entry;
    }

    private boolean endedBefore(Instant time) {
      return !isRunning() && execution.stoppedAt().filter(time::isAfter).isPresent();
    }
  }
}
