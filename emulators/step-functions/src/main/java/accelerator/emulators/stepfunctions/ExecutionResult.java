package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// How an execution ended.
///
/// @param output if it succeeded
/// @param error the error's name, if it did not and there is one
/// @param cause in words, or the JSON text that a function reported
public record ExecutionResult(
    Status status, Optional<JsonNode> output, Optional<String> error, Optional<String> cause) {

  /// The service's words for an execution that has ended.
  public enum Status {
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
  }

  static ExecutionResult succeeded(JsonNode output) {
    return new ExecutionResult(
        Status.SUCCEEDED, Optional.of(output), Optional.empty(), Optional.empty());
  }

  static ExecutionResult failed(StateFailure failure) {
    return new ExecutionResult(Status.FAILED, Optional.empty(), failure.error(), failure.reason());
  }

  static ExecutionResult timedOut() {
    return new ExecutionResult(
        Status.TIMED_OUT, Optional.empty(), Optional.of(Errors.TIMEOUT), Optional.empty());
  }

  static ExecutionResult aborted(Optional<String> error, Optional<String> cause) {
    return new ExecutionResult(Status.ABORTED, Optional.empty(), error, cause);
  }

  /// What the history calls it.
  String eventType() {
    return switch (status) {
      case SUCCEEDED -> "ExecutionSucceeded";
      case FAILED -> "ExecutionFailed";
      case TIMED_OUT -> "ExecutionTimedOut";
      case ABORTED -> "ExecutionAborted";
    };
  }

  /// What the history says about it.
  JsonNode detail() {
    ObjectNode detail = StateVisit.detail();
    output.ifPresent(value -> detail.set("output", value));
    error.ifPresent(name -> detail.put("error", name));
    cause.ifPresent(text -> detail.put("cause", text));
    return detail;
  }
}
