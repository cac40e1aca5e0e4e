package accelerator.emulators.sam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.sam.lambda.Invocation;
import accelerator.emulators.sam.lambda.Invocation.Returned;
import accelerator.emulators.sam.template.ApiRoute;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpApiTest extends ApiUnderTest {
  @Test
  void turnsTheAnswerBack() throws Exception {
    outcome =
        new Returned(
            """
            {"statusCode": 201, "headers": {"Content-Type": "text/plain", "X-A": 1},
             "cookies": ["a=1", "b=2"], "isBase64Encoded": true, "body": "aGk="}
            """);

    HttpResponse<String> response = send(request("/any"));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("hi");
    assertThat(response.headers().map())
        .containsEntry("content-type", List.of("text/plain"))
        .containsEntry("x-a", List.of("1"))
        .containsEntry("set-cookie", List.of("a=1", "b=2"))
        .containsEntry("apigw-requestid", List.of("r-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"items\": []}                          | 200 | {\"items\": []}",
        "[1, 2]                                   | 200 | [1, 2]",
        "\"text\"                                 | 200 | \"text\"",
        "{\"statusCode\": \"204\"}                | 204 | ~~",
        "{\"statusCode\": 99}                     | 500 | {\"message\":\"Internal Server Error\"}",
        "{\"statusCode\": 200, \"body\": {}}      | 500 | {\"message\":\"Internal Server Error\"}",
        "not json                                 | 500 | {\"message\":\"Internal Server Error\"}",
        "{\"statusCode\": 200, \"body\": \"?\", \"isBase64Encoded\": true} | 500 |"
            + " {\"message\":\"Internal Server Error\"}",
      })
  void readsAnyAnswer(String payload, int status, String body) throws Exception {
    outcome = new Returned(payload);

    HttpResponse<String> response = send(request("/any"));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void answersAFunctionErrorWith500() throws Exception {
    outcome = new Invocation.Failed("shop.Bad", "secret detail", "{\"errorType\":\"shop.Bad\"}");

    HttpResponse<String> response = send(request("/any"));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void answersWith503WhenTheFunctionIsTooSlow() throws Exception {
    api.close();
    CountDownLatch never = new CountDownLatch(1);
    api =
        HttpApi.start(
            0,
            List.of(ApiRoute.open("$default", "F", Duration.ofMillis(50))),
            Optional.empty(),
            (function, event, _) -> {
              try {
                never.await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              return new Returned("{}");
            },
            InstantSource.system(),
            () -> "r");

    HttpResponse<String> response = send(request("/any"));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    assertThat(send(request("/any").header("X-Big", "x".repeat(10_240))).statusCode())
        .isEqualTo(431);
    assertThat(send(request("/any?q=" + "x".repeat(10_240))).statusCode()).isEqualTo(414);
    assertThat(
            send(request("/any").POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])))
                .statusCode())
        .isEqualTo(413);
    assertThat(events).isEmpty();
  }

  @Test
  void countsTheBytesOfAnEventAndNotItsCharacters() throws Exception {
    String text = "ä".repeat(4 << 20);

    assertThat(
            send(request("/any")
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString(text)))
                .statusCode())
        .isEqualTo(413);
    assertThat(events).isEmpty();
  }

  @Test
  void answersInItsOwnShapeWhateverAFunctionsCallThrows() throws Exception {
    api.close();
    api =
        HttpApi.start(
            0,
            List.of(ApiRoute.open("$default", "F", Duration.ofSeconds(20))),
            Optional.empty(),
            (function, event, _) -> {
              throw new StackOverflowError("too deep");
            },
            InstantSource.system(),
            () -> "r");

    HttpResponse<String> response = send(request("/any"));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    HttpResponse<String> response = send(request("/any").method("HEAD", BodyPublishers.noBody()));

    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("content-length")).contains("2");
  }

  @Test
  void letsAHandlerAnswerUntilItIsOpened() throws Exception {
    api.close();
    api =
        HttpApi.closed(
            0,
            List.of(ApiRoute.open("GET /v1/{name}", "F", Duration.ofSeconds(20))),
            Optional.empty(),
            (function, event, _) -> outcome,
            InstantSource.system(),
            () -> "r",
            request -> LoopbackAnswer.text(503, "text/plain", "wait: " + request.path()));

    assertThat(send(request("/v1/x")).body()).isEqualTo("wait: /v1/x");
    assertThat(send(request("/")).body()).isEqualTo("wait: /");

    api.mount("/", _ -> LoopbackAnswer.text(200, "text/plain", "page"));

    assertThat(send(request("/v1/x")).body()).isEqualTo("wait: /v1/x");
    assertThat(send(request("/")).body()).isEqualTo("page");

    api.open();

    assertThat(send(request("/v1/x")).body()).isEqualTo("ok");
    assertThat(send(request("/")).body()).isEqualTo("page");
  }

  @Test
  void namesAPortThatIsTaken() {
    int port = api.endpoint().getPort();

    assertThatThrownBy(
            () ->
                HttpApi.start(
                    port,
                    List.of(),
                    Optional.empty(),
                    (function, event, _) -> outcome,
                    InstantSource.system(),
                    () -> "r"))
        .isInstanceOf(EmulatorException.class)
        .hasMessage(
            String.format(Locale.ROOT, "port %d on 127.0.0.1 is taken: choose another", port));
  }
}
