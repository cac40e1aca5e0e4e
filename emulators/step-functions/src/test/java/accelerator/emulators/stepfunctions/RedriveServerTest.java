package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;

@Timeout(60)
class RedriveServerTest extends StatesUnderTest {
  private DescribeExecutionResponse described(String arn) {
    return client.describeExecution(request -> request.executionArn(arn));
  }

  private String stopped(String name) {
    String arn = start(name, "{}").executionArn();
    client.stopExecution(request -> request.executionArn(arn));
    return arn;
  }

  @Test
  void goesOnWithAStoppedExecutionUnderItsArn() throws Exception {
    String arn = stopped("one");
    assertThat(described(arn).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    assertThat(described(arn).redriveCount()).isZero();

    RedriveExecutionResponse redriven = client.redriveExecution(it -> it.executionArn(arn));

    DescribeExecutionResponse running = described(arn);
    assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(running.redriveCount()).isEqualTo(1);
    assertThat(running.redriveDate()).isEqualTo(redriven.redriveDate());
    assertThat(running.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
    assertThat(finish(arn).output()).isEqualTo("\"done\"");
    assertThat(bench.types()).filteredOn("ExecutionRedriven"::equals).hasSize(1);
  }

  @Test
  void answersTheSameTokenWithTheSameRedrive() throws Exception {
    String arn = stopped("one");
    RedriveExecutionResponse first =
        client.redriveExecution(it -> it.executionArn(arn).clientToken("a"));

    assertThat(client.redriveExecution(it -> it.executionArn(arn).clientToken("a")).redriveDate())
        .isEqualTo(first.redriveDate());
    assertThat(described(arn).redriveCount()).isEqualTo(1);
    assertThatThrownBy(() -> client.redriveExecution(it -> it.executionArn(arn).clientToken("b")))
        .isInstanceOf(ExecutionNotRedrivableException.class);
    finish(arn);
  }

  @Test
  void refusesAnExecutionThatSucceededOrIsNotThere() throws Exception {
    String arn = start("one", "{}").executionArn();
    finish(arn);

    assertThatThrownBy(() -> client.redriveExecution(it -> it.executionArn(arn)))
        .isInstanceOf(ExecutionNotRedrivableException.class);
    assertThatThrownBy(() -> client.redriveExecution(it -> it.executionArn(arn + "-not")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
  }
}
