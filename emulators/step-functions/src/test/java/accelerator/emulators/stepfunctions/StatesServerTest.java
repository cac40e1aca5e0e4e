package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

@Timeout(60)
class StatesServerTest {
  private static final String MACHINE =
      "arn:aws:states:eu-west-1:000000000000:stateMachine:refresh";

  private final CountDownLatch hold = new CountDownLatch(1);
  private final Bench bench =
      new Bench()
          .function(
              "holds",
              (function, payload) -> {
                hold.await();
                return payload;
              });
  private final StateMachines executions =
      new StateMachines(
          List.of(
              bench.machine(
                  Bench.definition(task("First", "holds", "\"Output\": \"done\", \"End\": true")))),
          () -> "named-by-the-server");
  private StatesServer server;
  private SfnClient client;

  @BeforeEach
  void start() throws Exception {
    server = StatesServer.start(executions);
    client =
        SfnClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterEach
  void stop() {
    hold.countDown();
    client.close();
    server.close();
  }

  private StartExecutionResponse start(String name, String input) {
    return client.startExecution(
        request -> request.stateMachineArn(MACHINE).name(name).input(input));
  }

  private DescribeExecutionResponse finish(String arn) throws Exception {
    hold.countDown();
    executions.find(arn).orElseThrow().result().get(10, TimeUnit.SECONDS);
    return client.describeExecution(request -> request.executionArn(arn));
  }

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

  private static List<String> names(ListExecutionsResponse listed) {
    return listed.executions().stream().map(ExecutionListItem::name).toList();
  }

  @Test
  void refusesInTheServicesShape() {
    String nowhere = MACHINE + "-nowhere";
    assertThatThrownBy(() -> client.startExecution(request -> request.stateMachineArn(nowhere)))
        .isInstanceOf(StateMachineDoesNotExistException.class)
        .hasMessageContaining(nowhere);
    assertThatThrownBy(() -> client.describeExecution(request -> request.executionArn("x")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> client.stopExecution(request -> request.executionArn("x")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> start("a b", "{}")).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> start("one", "{")).isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> client.describeStateMachine(r -> r.stateMachineArn(MACHINE)))
        .isInstanceOfSatisfying(
            SfnException.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.awsErrorDetails().errorCode())
                  .isEqualTo("UnknownOperationException");
            });
  }

  @Test
  void refusesWhatTheClientWouldNotSend() throws Exception {
    assertThat(post("StartExecution", "[")).startsWith("400").contains("SerializationException");
    assertThat(post("StartExecution", "{\"arn\": 1}"))
        .startsWith("400")
        .contains("ValidationException")
        .contains("unknown member 'arn'");
    assertThat(
            post(
                "ListExecutions",
                "{\"stateMachineArn\": \"%s\", \"maxResults\": 1001}".formatted(MACHINE)))
        .contains("maxResults must be 0..1000, was 1001");
    assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
  }

  private String post(String operation, String body) throws Exception {
    URI uri = server.endpoint();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri)
                  .header("X-Amz-Target", "AWSStepFunctions." + operation)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }
}
