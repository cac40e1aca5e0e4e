package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Json;
import accelerator.core.StorageFailed;
import accelerator.recommend.Personalize.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsRequest;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/// What nobody foresaw is heard by somebody, wherever it happens: in a client, or beside an answer.
class UnforeseenFailuresTest {
  private static final Question QUESTION = new Question(Optional.of("u"), Optional.empty(), 3);
  private static final Answer THROTTLED = new Answer.Unavailable("ThrottlingException", false);

  private static final String ONE_VIEW =
      "{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"i\"}";

  private final ExecutorService threads = AskingThread.pool();
  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final Circuit circuit = BoundedPersonalize.circuit(() -> now);
  private volatile Supplier<Answer> answer = () -> THROTTLED;
  private final Personalize bounded =
      new BoundedPersonalize(
          (arn, question, columns) -> answer.get(),
          threads,
          Duration.ofHours(1),
          () -> circuit,
          System::nanoTime);

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  private Answer ask() {
    return bounded.ask("arn", QUESTION, List.of());
  }

  private void opens() {
    for (int time = 0; time < 5; time++) {
      ask();
    }
    assertThat(circuit.isOpen()).isTrue();
    now = now.plusSeconds(1);
    ask();
    now = now.plusSeconds(1);
  }

  @Test
  void aClientsOddExceptionIsAnOutageAndNotAnError() {
    PersonalizeRuntimeClient odd =
        new PersonalizeRuntimeClient() {
          @Override
          public GetRecommendationsResponse getRecommendations(GetRecommendationsRequest request) {
            throw new NullPointerException("the connection is gone");
          }

          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {}
        };

    assertThat(new RuntimePersonalize(odd).ask("arn", QUESTION, List.of()))
        .isEqualTo(new Answer.Unavailable("NullPointerException", false));
  }

  @Test
  void aSecretsOddExceptionIsASecretThatCannotBeRead() {
    SecretsManagerClient odd =
        new SecretsManagerClient() {
          @Override
          public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            throw new NullPointerException("the connection is gone");
          }

          @Override
          public String serviceName() {
            return SERVICE_NAME;
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> new ManagedSecret(odd, "arn:secret").read())
        .isInstanceOf(StorageFailed.class)
        .hasMessage("secret arn:secret: NullPointerException");
  }

  @Test
  void whatGoesWrongAgainAndAgainOpensTheCircuitWhateverItIs() {
    answer =
        () -> {
          throw new NoClassDefFoundError("Signer");
        };
    for (int time = 0; time < 5; time++) {
      assertThatThrownBy(this::ask).hasRootCauseInstanceOf(NoClassDefFoundError.class);
    }

    assertThat(ask()).isEqualTo(new Answer.Unavailable("CircuitOpen", false));
  }

  @Test
  void aProbeThatFailsOddlyIsNamedByTheAnswersThatFollow() {
    opens();
    answer =
        () -> {
          throw new NoClassDefFoundError("Signer");
        };
    ask();
    Answer named = new Answer.Unavailable("CircuitOpen NoClassDefFoundError", false);
    while (!ask().equals(named)) {
      LockSupport.parkNanos(5_000_000);
    }

    assertThat(circuit.isOpen()).isTrue();
  }

  @Test
  void aProbeThatNeverEndsIsGivenUpWhenTheNextIsDue() throws InterruptedException {
    opens();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch givenUp = new CountDownLatch(1);
    answer =
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException _) {
            givenUp.countDown();
          }
          return THROTTLED;
        };
    ask();
    begun.await();
    answer = () -> new Answer.Ranking(Optional.empty(), List.of());
    now = now.plusSeconds(1);
    ask();
    now = now.plusSeconds(1);
    ask();

    givenUp.await();
  }

  @Test
  void anErrorInsideTheFunctionIsAProblemDocumentToo() {
    FakeEvents events = new FakeEvents();
    events.outcome =
        put -> {
          throw new NoClassDefFoundError("PutEventsRequest");
        };
    Endpoint endpoint = new Endpoint(events);
    JsonNode answer = endpoint.post("/v1/ecommerce/events", ONE_VIEW, Map.of());

    assertThat(Json.parse(answer.path("body").asText()).path("type").asText())
        .isEqualTo("urn:problem:unexpected");
    assertThat(Json.parse(endpoint.log.getLast()).path("error").asText())
        .startsWith("java.lang.NoClassDefFoundError at ");
  }

  @Test
  void afterTheVirtualMachinesOwnErrorTheRuntimeStartsAnew() {
    FakeEvents events = new FakeEvents();
    events.outcome =
        put -> {
          throw new OutOfMemoryError("Java heap space");
        };
    Endpoint endpoint = new Endpoint(events);

    assertThatThrownBy(() -> endpoint.post("/v1/ecommerce/events", ONE_VIEW, Map.of()))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void whatGoesWrongWithOneUsersEventsBesideAnothersIsLoggedByItsOwnName() {
    FakeEvents events = new FakeEvents();
    events.outcome =
        put -> {
          throw new UnsupportedOperationException("no");
        };
    Endpoint endpoint = new Endpoint(events);
    JsonNode answer =
        endpoint.post(
            "/v1/ecommerce/events",
            """
            [{"eventType":"View","userId":"u","itemId":"i"},
             {"eventType":"View","userId":"v","itemId":"i"}]\
            """,
            Map.of());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
    assertThat(Json.parse(endpoint.log.getLast()).path("error").asText())
        .startsWith("java.lang.UnsupportedOperationException at ");
  }
}
