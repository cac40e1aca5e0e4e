package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever stands in one event, the others of its body count.
class OneOddEventTest {
  private static final String GOOD = "{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"i\"}";
  private static final String LATER = GOOD.replace("\"u\"", "\"v\"");
  private static final List<String> NUMBERS =
      List.of("1e400", "-1e999", "1e99999999999", "NaN", "-Infinity", "7".repeat(1_500));

  static Stream<String> oddMembers() {
    return Stream.of(
            NUMBERS.stream().map(number -> "\"value\":" + number),
            NUMBERS.stream().map(number -> "\"sentAt\":" + number),
            NUMBERS.stream().map(number -> "\"sessionId\":" + number),
            NUMBERS.stream().map(number -> "\"impression\":[" + number + "]"),
            NUMBERS.stream().map(number -> "\"properties\":{\"a\":[" + number + "]}"),
            Stream.of("variant", "recommendationId", "eventId", "sessionId")
                .map(name -> "\"" + name + "\":\"a\\ud800\""),
            Stream.of(
                "\"properties\":{\"a\":\"\\udc00\"}",
                "\"properties\":{\"\\ud800\":1}",
                "\"properties\":{\"a\":" + "[".repeat(1_100) + "]".repeat(1_100) + "}",
                "\"sessionId\":\"\\u0000\"",
                "\"" + "n".repeat(60_000) + "\":1"))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("oddMembers")
  void isRefusedByItself(String member) {
    String odd = GOOD.substring(0, GOOD.length() - 1) + "," + member + "}";
    String list = String.join(",", GOOD, odd, LATER);
    for (String body :
        List.of(
            "[" + list + "]",
            "{\"events\":[" + list + "]}",
            String.join("\r\n", GOOD, odd, LATER),
            String.join("\n", odd, GOOD, LATER))) {
      JsonNode receipt = receipt(body, 2);
      assertThat(receipt.path("refused").findValuesAsText("index"))
          .as("%.200s", body)
          .containsExactly(body.startsWith(odd) ? "0" : "1");
    }
    assertThat(receipt(odd, 0).path("refused")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"derived_tstamp", "collector_tstamp", "startedAt", "timePlayed"})
  void isRefusedByItselfAmongSnowplows(String member) {
    String media = "contexts_com_snowplowanalytics_snowplow_media_session_1";
    for (String number : NUMBERS) {
      String odd =
          Map.of("startedAt", media, "timePlayed", media).containsKey(member)
              ? "{\"event_name\":\"media_play\",\"domain_userid\":\"u\",\"%s\":[{\"mediaSessionId\":\"m\",\"timePlayed\":99,\"startedAt\":\"2025-11-30T00:00:00Z\",\"%s\":%s}]}"
                  .formatted(media, member, number)
              : "{\"event_name\":\"transaction_item\",\"domain_userid\":\"u\",\"ti_sku\":\"i\",\"%s\":%s}"
                  .formatted(member, number);
      JsonNode receipt = receipt("[" + GOOD + "," + odd + "," + LATER + "]", -1);
      assertThat(receipt.path("accepted").asInt()).as(odd).isGreaterThanOrEqualTo(2);
    }
  }

  /// @param accepted how many count; less than none where that is not told beforehand
  private static JsonNode receipt(String body, int accepted) {
    FakeEvents events = new FakeEvents();
    JsonNode answer = new Endpoint(events).post("/v1/ecommerce/events", body, Map.of());
    assertThat(answer.path("statusCode").asInt()).as("%.300s: %s", body, answer).isEqualTo(200);
    JsonNode receipt = Json.parse(answer.path("body").asText());
    if (accepted >= 0) {
      assertThat(receipt.path("accepted").asInt())
          .as("%.300s: %s", body, answer)
          .isEqualTo(accepted);
      assertThat(events.all()).hasSize(accepted);
    }
    return receipt;
  }
}
