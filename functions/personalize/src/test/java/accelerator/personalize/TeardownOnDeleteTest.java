package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.ServiceUnavailable;
import accelerator.core.StackAnswers;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DescribeDatasetGroupRequest;
import software.amazon.awssdk.services.personalize.model.DescribeDatasetGroupResponse;

/// The custom resource, called as CloudFormation does, with a place on loopback for its answers.
class TeardownOnDeleteTest {
  private static final String KEY = "requests/request-1.json";

  private static final PersonalizeSettings SETTINGS = Calls.settings(List.of(Domain.ECOMMERCE));

  private final Calls calls = new Calls();
  private final List<JsonNode> answers = new ArrayList<>();
  private final List<String> started = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private int refusals = 0;
  private Duration patience = Duration.ofMinutes(1);
  private PersonalizeClient personalize = calls.personalize;
  private LoopbackServer server;

  @BeforeEach
  void listens() {
    server =
        LoopbackServer.start(
            LoopbackSettings.of("CloudFormation", 0),
            request -> {
              answers.add(Json.parse(request.text()));
              return LoopbackAnswer.empty(refusals-- > 0 ? 500 : 200);
            });
  }

  @AfterEach
  void stops() {
    server.close();
  }

  private void call(String event, String tearsDown, TeardownOnDelete.Teardowns teardowns)
      throws IOException {
    TeardownOnDelete function =
        new TeardownOnDelete(
            "shop",
            new BillingRecommenders(
                new PersonalizeResources(personalize, SETTINGS),
                SETTINGS,
                new PriceList(calls.pricing, "eu-west-1")),
            new StackRequests(calls.bucket),
            teardowns,
            new StackAnswers(HttpClient.newHttpClient()),
            patience,
            log::add);
    ObjectNode payload = Calls.event("teardown-on-delete").put("RequestType", event);
    payload.put("RequestId", "request-1");
    payload.put("ResponseURL", server.endpoint() + "/?s=1");
    ((ObjectNode) payload.path("ResourceProperties")).put("TeardownOnDelete", tearsDown);
    function.handleRequest(
        new ByteArrayInputStream(Json.write(payload).getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        Mockito.mock(Context.class));
  }

  /// Something of the stack is in Personalize.
  @BeforeEach
  void hasMadeSomething() {
    calls.personalize.statuses.put(FakeResources.ARN + "dataset-group/shop-ecommerce", "ACTIVE");
  }

  private void start(String name, String input) {
    started.add(name + " " + input);
  }

  private JsonNode answered(String ending) {
    ObjectNode payload = Json.object().put("action", "AnswerStack").put("answerKey", KEY);
    payload.set("ending", Json.parse(ending));
    return calls.callWayBack(payload);
  }

  @Test
  void doesNothingButAnswerUnlessTheStackIsDeletedAndSaysSo() throws IOException {
    call("Create", "true", this::start);
    call("Update", "true", this::start);
    call("Delete", "false", this::start);

    assertThat(started).isEmpty();
    assertThat(answers)
        .hasSize(3)
        .allSatisfy(
            answer -> {
              assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS");
              assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo("shop-teardown");
            });
  }

  @Test
  void startsTheTeardownAndLeavesTheAnswerToIt() throws IOException {
    call("Delete", "true", this::start);

    assertThat(answers).isEmpty();
    assertThat(started)
        .containsExactly("on-delete-request-1 {\"answer\":\"requests/request-1.json\"}");
    assertThat(calls.bucket.objects).containsOnlyKeys(KEY);
    assertThat(log).noneMatch(line -> line.contains("127.0.0.1"));
  }

  @Test
  void answersOnceAndThatItIsDone() throws IOException {
    call("Delete", "true", this::start);

    answered("{\"text\":\"all gone\",\"error\":\"\"}");
    answered("{\"text\":\"all gone\",\"error\":\"\"}");

    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().path("Status").asText()).isEqualTo("SUCCESS");
    assertThat(calls.bucket.objects).isEmpty();
  }

  @Test
  void answersWhyTheTeardownFailed() throws IOException {
    call("Delete", "true", this::start);

    answered("{\"text\":\"x was not done\",\"error\":\"accelerator.core.DeadlineExceeded\"}");

    assertThat(answers.getFirst().path("Status").asText()).isEqualTo("FAILED");
    assertThat(answers.getFirst().path("Reason").asText()).isEqualTo("x was not done");
  }

  @Test
  void answersThatItCouldNotStart() throws IOException {
    call(
        "Delete",
        "true",
        (name, input) -> {
          throw new IllegalStateException("no such machine");
        });

    assertThat(answers.getFirst().path("Status").asText()).isEqualTo("FAILED");
    assertThat(answers.getFirst().path("Reason").asText())
        .isEqualTo("The teardown could not be started: IllegalStateException: no such machine");
  }

  @Test
  void answersThatItCouldNotStartWhateverStoodInTheWay() throws IOException {
    call(
        "Delete",
        "true",
        (name, input) -> {
          throw new NoClassDefFoundError("SfnClient");
        });

    assertThat(answers.getFirst().path("Reason").asText())
        .isEqualTo("The teardown could not be started: NoClassDefFoundError: SfnClient");
    assertThat(log.getLast()).contains("NoClassDefFoundError");
  }

  @Test
  void refusesInTimeWhenPersonalizeHangs() throws IOException {
    personalize =
        new FakeResources() {
          @Override
          public DescribeDatasetGroupResponse describeDatasetGroup(
              DescribeDatasetGroupRequest request) {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException failure) {
              throw AbortedException.create("interrupted", failure);
            }
            throw new AssertionError("the latch has opened");
          }
        };
    patience = Duration.ofMillis(50);

    call("Delete", "true", this::start);
    call("Delete", "false", this::start);

    assertThat(started).isEmpty();
    assertThat(answers)
        .hasSize(2)
        .allSatisfy(
            answer -> {
              assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
              assertThat(answer.path("Reason").asText())
                  .isEqualTo(
                      "Personalize could not be asked what of the stack costs: no answer within 0"
                          + " seconds. Delete the stack again");
            });
  }

  @Test
  void saysNothingOfATeardownWhenOnlyTheAnswerDidNotGoThrough() {
    refusals = 3;

    assertThatThrownBy(() -> call("Create", "true", this::start))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessageStartingWith("CloudFormation could not be answered");
    assertThat(answers)
        .hasSize(3)
        .allSatisfy(answer -> assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS"));
  }

  @Test
  void hasFiftyMinutesWhenCloudFormationWaits() {
    ObjectNode payload = Json.object().put("action", "PlanTeardown").put("executionArn", "x:1");
    payload.set("input", Json.object().put("answer", KEY));

    assertThat(calls.callWayBack(payload).at("/teardown/deadline").asText())
        .isEqualTo("2025-12-01T06:50:00Z");
  }
}
