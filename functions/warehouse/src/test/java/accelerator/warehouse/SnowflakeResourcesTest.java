package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.LoginRefused;
import accelerator.core.ServiceUnavailable;
import accelerator.core.StackAnswers;
import accelerator.core.StackRequest;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every request is answered, whatever the resource does.
class SnowflakeResourcesTest {
  private final List<JsonNode> answers = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private Supplier<Map<String, String>> work = () -> Map.of("Answer", "42");
  private LoopbackServer place;
  private int refusals;

  @BeforeEach
  void listens() {
    place =
        LoopbackServer.start(
            LoopbackSettings.of("CloudFormation", 0),
            request -> {
              JsonNode answer = Json.parse(request.text());
              if (refusals-- > 0) {
                return LoopbackAnswer.empty(503);
              }
              answers.add(answer);
              return LoopbackAnswer.empty(200);
            });
  }

  @AfterEach
  void stops() {
    place.close();
  }

  private final SnowflakeResource resource =
      new SnowflakeResource() {
        @Override
        public String id(JsonNode properties) {
          return "MADE";
        }

        @Override
        public Map<String, String> converge(StackRequest request) {
          return work.get();
        }

        @Override
        public void drop(StackRequest request, String id) {
          dropped.add(id);
          assertThat(work.get()).isNotNull();
        }
      };

  private ObjectNode event(String name) throws IOException {
    return FunctionUnderTest.event(name).put("ResponseURL", place.endpoint() + "/answer");
  }

  private JsonNode answer(ObjectNode event, Duration remaining) {
    new SnowflakeResources(
            (_, _) -> Map.of("Custom::Stage", resource),
            new StackAnswers(HttpClient.newHttpClient()),
            () -> Instant.EPOCH,
            log::add)
        .handle(event, remaining);
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  private JsonNode answer(ObjectNode event) {
    return answer(event, Duration.ofMinutes(15));
  }

  private static void assertFailed(JsonNode answer, String id, String reason) {
    assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
    assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo(id);
    assertThat(answer.path("Reason").asText()).isEqualTo(reason);
  }

  @Test
  void saysWhatIsMade() throws IOException {
    assertThat(answer(event("create-stage")))
        .isEqualTo(
            Json.parse(
                """
                {"Status": "SUCCESS", "PhysicalResourceId": "myorg-myaccount/MADE", "Data": {"Answer": "42"},
                 "RequestId": "5e5a3c0c-7c1e-4b6e-9d6e-2f6f1f5b8a10",
                 "StackId": "arn:aws:cloudformation:eu-west-1:000000000000:stack/recommendations/6a1f3d20-cb5c-11f0-8c2b-0a1b2c3d4e5f",
                 "LogicalResourceId": "Stage"}
                """));
    assertThat(Json.parse(log.getFirst()))
        .isEqualTo(
            Json.parse(
                """
                {"action": "Create", "resource": "Custom::Stage", "id": "myorg-myaccount/MADE",
                 "outcome": "answered", "milliseconds": 0}
                """));
  }

  @Test
  void answersWhenTheCodeThrows() throws IOException {
    work =
        () -> {
          throw new NoClassDefFoundError("net/snowflake/Driver");
        };
    assertFailed(
        answer(event("create-stage")),
        "myorg-myaccount/MADE",
        "NoClassDefFoundError: net/snowflake/Driver");
  }

  @Test
  void aFailedUpdateKeepsTheIdSoThatNothingIsCleanedUp() throws IOException {
    work =
        () -> {
          throw new InvalidInput("no");
        };
    assertFailed(
        answer(event("update-stage")),
        "myorg-myaccount/SHOP.PERSONALIZE.RECOMMENDATIONS",
        "InvalidInput: no");
  }

  @Test
  void answersBeforeItsOwnTimeIsOver() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    work =
        () -> {
          try {
            never.await();
            return Map.of();
          } catch (InterruptedException failure) {
            throw new ServiceUnavailable("stopped", failure);
          }
        };
    assertFailed(
        answer(event("create-stage"), Duration.ofMillis(40_010)),
        "myorg-myaccount/MADE",
        "TimeoutException: it did not end within 0 seconds");
  }

  @Test
  void answersAgainWhenTheFirstAnswerIsLost() throws IOException {
    refusals = 1;
    assertThat(answer(event("create-stage")).path("Status").asText()).isEqualTo("SUCCESS");
  }

  @Test
  void answersGarbageAsFarAsItCan() throws IOException {
    ObjectNode garbage = event("create-stage");
    garbage.remove(List.of("StackId", "ResourceProperties"));
    assertFailed(
        answer(garbage),
        "not-created",
        "InvalidInput: a custom resource's request must have StackId");
  }

  @Test
  void answersForAResourceThatItDoesNotKnow() throws IOException {
    assertFailed(
        answer(event("create-storage-integration")),
        "not-created",
        "InvalidInput: ResourceType must be one of [Custom::Stage], was 'Custom::StorageIntegration'");
  }

  @Test
  void refusesWhatSaysNotWhereToAnswer() throws IOException {
    ObjectNode nowhere = event("create-stage");
    nowhere.remove("ResponseURL");
    assertThatThrownBy(() -> answer(nowhere))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("a custom resource's request must have ResponseURL");
  }

  @Test
  void aDeletionSucceedsAndTheLogNamesWhatMayStay() throws IOException {
    work =
        () -> {
          throw new ServiceUnavailable("nobody there", new IOException("refused"));
        };
    JsonNode answer = answer(event("delete-stage"));
    assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS");
    assertThat(dropped).containsExactly("SHOP.PERSONALIZE.RECOMMENDATIONS");
    assertThat(Json.parse(log.getFirst()).path("mayStayInSnowflake").asText())
        .isEqualTo("ServiceUnavailable: nobody there");
  }

  @Test
  void deletesNothingForAnIdThatIsNoName() throws IOException {
    JsonNode answer =
        answer(event("delete-stage").put("PhysicalResourceId", "recommendations-Stage-1K2J3"));
    assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS");
    assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo("recommendations-Stage-1K2J3");
    assertThat(dropped).isEmpty();
  }

  @Test
  void aRefusedWorkloadIdentityShowsTheStatementThatTiesIt() throws IOException {
    work =
        () -> {
          throw new LoginRefused("user SERVICE at jdbc:snowflake://x/: no such identity");
        };
    ObjectNode event = event("create-stage");
    ((ObjectNode) event.path("ResourceProperties"))
        .put("Login", "WORKLOAD_IDENTITY")
        .put("LoginRole", "arn:aws:iam::000000000000:role/shop-warehouse-eu-west-1");

    assertThat(answer(event).path("Reason").asText())
        .isEqualTo(
            "LoginRefused: user SERVICE at jdbc:snowflake://x/: no such identity. It signs in as this"
                + " role: alter user SERVICE set workload_identity = (type = aws arn ="
                + " 'arn:aws:iam::000000000000:role/shop-warehouse-eu-west-1')");
  }
}
