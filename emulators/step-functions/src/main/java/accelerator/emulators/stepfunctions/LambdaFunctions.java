package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;

/// Where tasks find functions.
@FunctionalInterface
public interface LambdaFunctions {
  /// Calls a function and waits for its answer. An interrupt means that nobody waits any more. A
  /// runtime exception fails the execution with `States.Runtime`, which nothing catches.
  ///
  /// @param function a name or an ARN, with or without a qualifier, as the definition has it
  /// @throws TaskFailed when the function is not there, or its answer is an error
  JsonNode invoke(String function, JsonNode payload) throws TaskFailed, InterruptedException;
}
