package accelerator.personalize;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// The executions as Step Functions knows them.
record StepFunctionsExecutions(SfnClient stepFunctions) implements Executions {
  @Override
  public boolean isRunning(String executionArn) {
    try {
      return stepFunctions.describeExecution(request -> request.executionArn(executionArn)).status()
          == ExecutionStatus.RUNNING;
    } catch (ExecutionDoesNotExistException _) {
      return false;
    } catch (AwsServiceException failure) {
      throw Service.meansLater(failure)
          ? Service.unavailable("AWS Step Functions", failure)
          : failure;
    } catch (SdkClientException failure) {
      throw Service.unavailable("AWS Step Functions", failure);
    }
  }
}
