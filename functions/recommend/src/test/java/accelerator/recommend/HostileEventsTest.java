package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Whatever stands in a body of events, each is taken or refused, and soon.
class HostileEventsTest {
  private static final String PATH = "/v1/ecommerce/events";
  private static final int BODIES = 5_000;
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999",
          "-1e999",
          "1e-999",
          "0.1",
          "9223372036854775808",
          "99999999999999999999999999999999999999",
          "\"\"",
          "\" \"",
          "\"u-1\"",
          "\"2025-13-45T99:99:99Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"2025-12-01T06:00:00+25:00\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"View\"",
          "\"Click\"",
          "\"product_view\"",
          "\"transaction_item\"",
          "\"link_click\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[\"a\",\"a\",7,{}]",
          "[{\"id\":1},{\"id\":[]},3]",
          "{\"type\":\"product_view\",\"a\":{\"b\":[1e999]}}");
  private static final List<String> NAMES =
      List.of(
          "eventId",
          "eventType",
          "userId",
          "sessionId",
          "itemId",
          "sentAt",
          "recommendationId",
          "variant",
          "value",
          "impression",
          "properties",
          "event_id",
          "event_name",
          "event_type",
          "user_id",
          "session_id",
          "item_ids",
          "sent_at",
          "impression_id",
          "domain_userid",
          "derived_tstamp",
          "ti_sku",
          "events",
          "unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1",
          "contexts_com_snowplowanalytics_snowplow_ecommerce_product_1",
          "contexts_com_snowplowanalytics_snowplow_client_session_1",
          "contexts_com_snowplowanalytics_snowplow_media_session_1",
          "contexts_com_snowplowanalytics_snowplow_element_1");

  private final Random random = new Random(20_251_201);
  private final FakeEvents events = new FakeEvents();
  private final Endpoint endpoint = new Endpoint(events);

  @Test
  void areTakenOrRefusedEachByItself() {
    for (int number = 0; number < BODIES; number++) {
      String body = "[%s,%s]".formatted(event(), event());
      String path = pick(List.of(PATH, "/v1/video_on_demand/events", "/interaction/ecommerce"));
      JsonNode answer = endpoint.post(path, body, Map.of());

      assertThat(answer.path("statusCode").asInt())
          .as(() -> body + " " + answer + endpoint.log.getLast())
          .isIn(200, 400, 503);
      assertThat(answer.path("body").asText())
          .as(body)
          .doesNotContain("Exception", "accelerator.", "unexpected");
      events.puts.clear();
      events.trackingIds.clear();
      endpoint.log.clear();
    }
  }

  /// Written as text: a tree would not write every number as it was read.
  private String event() {
    Map<String, String> members = new TreeMap<>();
    if (random.nextBoolean()) {
      members.putAll(Map.of("eventType", "\"View\"", "userId", "\"u\"", "itemId", "\"i\""));
    }
    for (int member = random.nextInt(5); member >= 0; member--) {
      members.put(pick(NAMES), pick(VALUES));
    }
    return members.entrySet().stream()
        .map(member -> "\"%s\":%s".formatted(member.getKey(), member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  @Test
  void aTimeOfThousandsOfCharactersIsRefusedSoon() {
    String long9 = "T".repeat(9_000);
    String body =
        IntStream.range(0, 110)
            .mapToObj(
                number ->
                    """
                    {"eventType":"View","userId":"u","itemId":"i","sentAt":"%s"}\
                    """
                        .formatted(long9))
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(accepted(soon(body))).isZero();
  }

  @Test
  void aHundredThousandItemsAreRefusedSoon() {
    String items =
        IntStream.range(0, 110_000)
            .mapToObj(number -> "\"" + Integer.toString(number, 36) + "\"")
            .collect(Collectors.joining(","));
    String body =
        """
        {"event_id":"e","event_type":"View","user_id":"u","session_id":"s","sent_at":1,"item_ids":[%s]}\
        """
            .formatted(items);

    assertThat(accepted(soon(body))).isZero();
  }

  private static int accepted(JsonNode answer) {
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    return Json.parse(answer.path("body").asText()).path("accepted").asInt();
  }

  private JsonNode soon(String body) {
    return Assertions.assertTimeoutPreemptively(SOON, () -> endpoint.post(PATH, body, Map.of()));
  }
}
