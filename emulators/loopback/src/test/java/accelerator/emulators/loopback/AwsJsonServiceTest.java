package accelerator.emulators.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AwsJsonServiceTest {
  private final LoopbackServer server =
      new AwsJsonService(
              "Service",
              "1.1",
              Map.of(
                  "Echo",
                  request -> StrictJson.object().set("echo", request),
                  "Refuse",
                  _ -> {
                    throw new AwsJsonRefusal("ResourceNotFoundException", "there is no 'x'");
                  },
                  "Break",
                  _ -> {
                    throw new StackOverflowError("too deep");
                  }))
          .start("Service", 0);

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> call(String target, String body) throws Exception {
    return Asked.post(server, body.getBytes(UTF_8), "X-Amz-Target", target);
  }

  @Test
  void answersAnOperation() throws Exception {
    HttpResponse<String> answer = call("Service.Echo", "{\"a\": [1, null]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"echo\":{\"a\":[1,null]}}");
    assertThat(answer.headers().firstValue("content-type")).contains("application/x-amz-json-1.1");
  }

  @Test
  void refusesInTheProtocolsShape() throws Exception {
    HttpResponse<String> answer = call("Service.Refuse", "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"__type\":\"ResourceNotFoundException\",\"message\":\"there is no 'x'\"}");
    assertThat(answer.headers().firstValue("x-amzn-errortype"))
        .contains("ResourceNotFoundException");
  }

  @ParameterizedTest
  @CsvSource({"Service.Nothing", "Other.Echo", "ServiceXEcho", "''"})
  void namesAnOperationThatItDoesNotKnow(String target) throws Exception {
    HttpResponse<String> answer = call(target, "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"UnknownOperationException\",\"message\":\"Not supported here: %s\"}"
                .formatted(target));
  }

  @Test
  void takesPostsOnly() throws Exception {
    HttpResponse<String> answer =
        Asked.send(
            server.endpoint(), "GET", BodyPublishers.noBody(), "X-Amz-Target", "Service.Echo");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("UnknownOperationException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''           | the request is not JSON: there is no JSON value",
        "{            | the request is not JSON: Unexpected end-of-input: expected close marker for Object",
        "{} {}        | the request is not JSON: Trailing token (of type START_OBJECT) found after value",
        "{'a':1,'a':2}| the request is not JSON: Duplicate field 'a'",
        "[]           | the request is not a JSON object",
      })
  void refusesABodyThatIsNotOneJsonObject(String body, String message) throws Exception {
    HttpResponse<String> answer = call("Service.Echo", body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body().replace("\\\"", "'"))
        .startsWith("{\"__type\":\"SerializationException\",\"message\":\"" + message);
  }

  @Test
  void answersARequestOverTheLimit() throws Exception {
    HttpResponse<String> answer =
        call("Service.Echo", "{\"a\":\"%s\"}".formatted("x".repeat(5 << 20)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("the request has more than 4194304 bytes");
  }

  @Test
  void answersWhateverIsThrown() throws Exception {
    HttpResponse<String> answer = call("Service.Break", "{}");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"InternalServerError\","
                + "\"message\":\"The emulator failed: java.lang.StackOverflowError: too deep\"}");
  }
}
