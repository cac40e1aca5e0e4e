package accelerator.personalize;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/// The teardown machine as Step Functions knows it.
record StepFunctionsTeardowns(SfnClient stepFunctions, String machineArn)
    implements TeardownOnDelete.Teardowns {

  @Override
  public void start(String name, String input) {
    try {
      stepFunctions.startExecution(
          request -> request.stateMachineArn(machineArn).name(name).input(input));
    } catch (ExecutionAlreadyExistsException _) {
      // The same request came again after its teardown had ended, and was answered then.
      return;
    }
  }
}
