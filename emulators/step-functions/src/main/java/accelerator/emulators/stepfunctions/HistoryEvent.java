package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/// One thing that happened in an execution.
///
/// Types and numbers are those of the service's own history: `ExecutionStarted`,
/// `ExecutionRedriven`, after which states that are redriven are entered again, `MapStateEntered`
/// and `MapStateExited` (and so for each type of state), `TaskScheduled`, `TaskStarted`,
/// `TaskSucceeded`, `TaskFailed`, `TaskTimedOut` (and the same with `LambdaFunction` for a
/// function's own ARN), `MapStateStarted`, `MapStateSucceeded`, `MapStateFailed` (and so for
/// Parallel), `MapIterationStarted`, `..Succeeded`, `..Failed`, `..Aborted`, `EvaluationFailed`,
/// and last one of `ExecutionSucceeded`, `..Failed`, `..TimedOut`, `..Aborted`. Two types are this
/// runner's own and bear the number of the event before them: `WaitScheduled` and `RetryScheduled`,
/// whose detail says `until` when.
///
/// @param execution the execution's ARN
/// @param id from 1, without gaps
/// @param state the state in which it happened, if in one
/// @param iteration of the innermost Map around it, from 0
/// @param detail such as `input`, `output`, `assigned`, `error`, `cause`
public record HistoryEvent(
    String execution,
    long id,
    Instant timestamp,
    String type,
    Optional<String> state,
    Optional<Integer> iteration,
    Optional<JsonNode> detail) {}
