package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;

/// One action of another service that tasks can call, such as `sns:publish`.
@FunctionalInterface
public interface TaskIntegration {
  /// Does what the task asks for and returns the service's answer.
  ///
  /// @throws TaskFailed with the error name that Step Functions gives, such as
  ///   `SNS.NotFoundException`
  JsonNode call(JsonNode arguments) throws TaskFailed, InterruptedException;
}
