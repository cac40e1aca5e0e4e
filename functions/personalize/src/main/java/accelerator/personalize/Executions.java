package accelerator.personalize;

/// The executions of the state machine.
@FunctionalInterface
interface Executions {

  /// Whether an execution is still under way; false also when there is none of that ARN.
  boolean isRunning(String executionArn);
}
