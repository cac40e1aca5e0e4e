package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/// The API over a machine that holds until it is let go.
abstract class StatesUnderTest {
  static final String MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:refresh";

  final CountDownLatch hold = new CountDownLatch(1);
  final Bench bench =
      new Bench()
          .function(
              "holds",
              (function, payload) -> {
                hold.await();
                return payload;
              });
  final StateMachines executions =
      new StateMachines(
          List.of(
              bench.machine(
                  Bench.definition(task("First", "holds", "\"Output\": \"done\", \"End\": true")))),
          () -> "named-by-the-server");
  StatesServer server;
  SfnClient client;

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

  StartExecutionResponse start(String name, String input) {
    return client.startExecution(
        request -> request.stateMachineArn(MACHINE).name(name).input(input));
  }

  DescribeExecutionResponse finish(String arn) throws Exception {
    hold.countDown();
    executions.find(arn).orElseThrow().result().get(10, TimeUnit.SECONDS);
    return client.describeExecution(request -> request.executionArn(arn));
  }

  static List<String> names(ListExecutionsResponse listed) {
    return listed.executions().stream().map(ExecutionListItem::name).toList();
  }
}
