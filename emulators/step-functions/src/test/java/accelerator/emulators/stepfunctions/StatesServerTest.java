package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

@Timeout(60)
class StatesServerTest extends StatesUnderTest {
  @Test
  void startsAndDescribesAnExecution() throws Exception {
    StartExecutionResponse started = start("one", "{\"id\": 1}");
    assertThat(started.executionArn())
        .isEqualTo("arn:aws:states:eu-west-1:000000000000:execution:refresh:one");
    assertThat(started.startDate()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    DescribeExecutionResponse running =
        client.describeExecution(request -> request.executionArn(started.executionArn()));
    assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(running.stopDate()).isNull();

    DescribeExecutionResponse ended = finish(started.executionArn());

    assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(ended.input()).isEqualTo("{\"id\":1}");
    assertThat(ended.output()).isEqualTo("\"done\"");
    assertThat(ended.stateMachineArn()).isEqualTo(MACHINE);
    assertThat(ended.stopDate()).isEqualTo(started.startDate());
  }

  @Test
  void namesAnExecutionThatIsStartedWithoutAName() {
    StartExecutionResponse started =
        client.startExecution(request -> request.stateMachineArn(MACHINE));

    assertThat(started.executionArn()).endsWith(":named-by-the-server");
  }

  @Test
  void answersTheSameStartWithTheSameExecutionWhileItRuns() throws Exception {
    StartExecutionResponse started = start("one", "{\"id\": 1}");

    assertThat(start("one", "{ \"id\":1 }").executionArn()).isEqualTo(started.executionArn());
    assertThatThrownBy(() -> start("one", "{\"id\": 2}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
    finish(started.executionArn());
    assertThatThrownBy(() -> start("one", "{\"id\": 1}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
    assertThat(bench.types()).filteredOn("ExecutionStarted"::equals).hasSize(1);
  }

  @Test
  void stopsAnExecution() {
    String arn = start("one", "{}").executionArn();

    client.stopExecution(request -> request.executionArn(arn).error("Mine").cause("enough"));

    DescribeExecutionResponse stopped =
        client.describeExecution(request -> request.executionArn(arn));
    assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(stopped.error()).isEqualTo("Mine");
    assertThat(stopped.cause()).isEqualTo("enough");
  }

  @Test
  void listsNewestFirstByStatusAndPage() throws Exception {
    for (String name : List.of("one", "two", "three")) {
      start(name, "{}");
    }
    client.stopExecution(
        request ->
            request.executionArn("arn:aws:states:eu-west-1:000000000000:execution:refresh:two"));

    ListExecutionsResponse first =
        client.listExecutions(request -> request.stateMachineArn(MACHINE).maxResults(2));
    ListExecutionsResponse second =
        client.listExecutions(
            request -> request.stateMachineArn(MACHINE).maxResults(2).nextToken(first.nextToken()));
    ListExecutionsResponse running =
        client.listExecutions(
            request -> request.stateMachineArn(MACHINE).statusFilter(ExecutionStatus.RUNNING));

    assertThat(names(first)).containsExactly("three", "two");
    assertThat(names(second)).containsExactly("one");
    assertThat(second.nextToken()).isNull();
    assertThat(names(running)).containsExactly("three", "one");
  }
}
