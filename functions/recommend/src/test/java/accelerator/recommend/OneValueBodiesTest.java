package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A body is one JSON value, or one event a line: nothing that follows is passed over.
class OneValueBodiesTest {
  private static final String EVENT = "{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"i\"}";

  private final FakeEvents events = new FakeEvents();
  private final Endpoint endpoint = new Endpoint(events);

  @ParameterizedTest
  @ValueSource(strings = {"[" + EVENT + "]\n" + EVENT, EVENT + " junk", EVENT + "]", "", " \n"})
  void aBodyOfMoreThanOneValueOrOfNoneIsRefusedWhole(String body) {
    JsonNode answer = endpoint.post("/v1/ecommerce/events", body, Map.of());
    JsonNode problem = Json.parse(answer.path("body").asText());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(problem.path("type").asText()).isEqualTo("urn:problem:invalid-events");
    assertThat(problem.path("detail").asText()).startsWith("not JSON: ");
    assertThat(events.puts).isEmpty();
  }

  @Test
  void aBodyOfOneLineIsTaken() {
    JsonNode answer = endpoint.post("/v1/ecommerce/events", EVENT + "\n", Map.of());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(events.all()).hasSize(1);
  }

  @Test
  void eachLineIsAnEventThatCountsOrIsRefusedByItself() {
    String lines = EVENT + "\r\n\n  " + EVENT.replace("'u'", "'v'") + "\n{\"a\n[]\n" + EVENT;
    for (String type : java.util.List.of("application/x-ndjson", "application/json")) {
      JsonNode answer = endpoint.post("/v1/ecommerce/events", lines, Map.of("Content-Type", type));
      JsonNode receipt = Json.parse(answer.path("body").asText());

      assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
      assertThat(receipt.path("accepted").asInt()).isEqualTo(3);
      assertThat(receipt.path("refused").findValuesAsText("index")).containsExactly("2", "3");
      assertThat(receipt.at("/refused/0/detail").asText()).startsWith("not JSON: ");
      assertThat(receipt.at("/refused/1/detail").asText())
          .isEqualTo("an event must be an object, was '[]'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {EVENT, "[" + EVENT + "]", EVENT + "\r\n" + EVENT + "\r\n\r\n"})
  void aByteOrderMarkIsPassedOver(String body) {
    JsonNode answer = endpoint.post("/v1/ecommerce/events", "\ufeff" + body, Map.of());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(events.all()).hasSize((int) body.lines().filter(line -> !line.isBlank()).count());
  }

  @Test
  void aFirstLineThatIsNoEventIsRefusedByItselfWhereTheTypeSaysLines() {
    String type = "application/x-ndjson";
    JsonNode answer =
        endpoint.post(
            "/v1/ecommerce/events",
            "{\"broken\n" + EVENT + "\n" + EVENT.replace("\"u\"", "\"v\""),
            Map.of("Content-Type", type));
    JsonNode receipt = Json.parse(answer.path("body").asText());

    assertThat(receipt.path("accepted").asInt()).isEqualTo(2);
    assertThat(receipt.path("refused").findValuesAsText("index")).containsExactly("0");
  }

  @Test
  void tenThousandLinesAreTooManyAndSoSaid() {
    JsonNode answer =
        endpoint.post("/v1/ecommerce/events", (EVENT + "\n").repeat(10_000), Map.of());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(413);
    assertThat(Json.parse(answer.path("body").asText()).path("detail").asText())
        .isEqualTo(
            "there must be 1..500 events in the body, were 10000; send them in several bodies");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}{}", "{\"version\":\"2.0\"} {}", "{"})
  void anEventThatIsNotOneValueIsAProblemToo(String event) {
    JsonNode answer = endpoint.invoke(event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Json.parse(answer.path("body").asText()).path("type").asText())
        .isEqualTo("urn:problem:invalid-event");
  }
}
