package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A text that is no id is none in every place that takes one.
class NobodysIdsTest {
  private static final String VIEW = "{\"eventType\":\"View\",\"userId\":%s,\"itemId\":%s}";
  private static final String BRIDGE =
      "{\"event_id\":\"e\",\"event_type\":\"View\",\"user_id\":%s,\"sent_at\":1,\"item_ids\":[%s]}";
  private static final String ENRICHED =
      "{\"event_name\":\"transaction_item\",\"event_id\":\"e\",\"domain_userid\":%s,\"ti_sku\":%s}";

  private final FakeEvents events = new FakeEvents();
  private final Endpoint endpoint = new Endpoint(events);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null", "NULL", "undefined", "NaN", "00000000-0000-0000-0000-000000000000", "a\0b",
        "\0", "a,b", "a\"b", "a\\b", "a\nb", " "
      })
  void areRefusedWhereverTheyStand(String id) {
    String text = Json.write(Json.object().put("i", id));
    areRefused(text.substring("{\"i\":".length(), text.length() - 1));
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
    boolean isList = id.equals("a,b");
    for (String query :
        new String[] {"userId=" + encoded, "sessionId=" + encoded, "userId=u&exclude=" + encoded}) {
      int status = status("GET", "/v1/ecommerce/recommended-for-you", query);
      assertThat(status).as(query).isEqualTo(isList && query.contains("exclude") ? 200 : 400);
    }
    for (String query : new String[] {"itemId=" + encoded, "itemIds=x," + encoded}) {
      int status = status("GET", "/v1/ecommerce/frequently-bought-together", query);
      assertThat(status).as(query).isEqualTo(isList && query.contains("itemIds") ? 200 : 400);
    }
    assertThat(status("DELETE", "/v1/ecommerce/users/" + id, "")).isBetween(400, 404);
    assertThat(claimed(id)).as("claim").isEqualTo(403);
  }

  /// What a JSON text can say and no query can.
  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\ud800\"", "\"a\\udfff\"", "1e400", "-1e999", "1.5e300", "{}", "[{}]"})
  void areRefusedInJsonToo(String json) {
    areRefused(json);
  }

  private void areRefused(String json) {
    for (String form : new String[] {VIEW, BRIDGE, ENRICHED}) {
      for (String body :
          new String[] {form.formatted(json, "\"i\""), form.formatted("\"u\"", json)}) {
        JsonNode answer = endpoint.post("/v1/ecommerce/events", body, Map.of());
        assertThat(answer.path("statusCode").asInt()).as(body).isEqualTo(200);
        assertThat(Json.parse(answer.path("body").asText()).path("accepted").asInt())
            .as(body)
            .isZero();
      }
    }
    assertThat(events.puts).isEmpty();
    for (String shared : new String[] {"userId", "sessionId"}) {
      JsonNode answer =
          endpoint.post(
              "/v1/ecommerce/page",
              "{\"%s\":%s,\"shelves\":[{\"name\":\"a\",\"recommender\":\"recommended-for-you\"}]}"
                  .formatted(shared, json),
              Map.of());
      assertThat(answer.path("body").asText()).as(shared + json).contains("problem");
    }
    assertThat(endpoint.personalize.questions)
        .allMatch(question -> question.userId().filter(user -> !user.equals("u")).isEmpty());
  }

  private int status(String method, String path, String query) {
    return endpoint.request(method, path, query, Map.of()).path("statusCode").asInt();
  }

  private static int claimed(String id) {
    FakeEvents own =
        new FakeEvents()
            .with(new EventSettings(Optional.empty(), false, Optional.of("sub"), false));
    int status =
        new Endpoint(own)
            .postAs(
                "/v1/ecommerce/events",
                VIEW.formatted("null", "\"i\"").replace("userId", "sessionId"),
                Map.of("sub", id))
            .path("statusCode")
            .asInt();
    assertThat(own.puts).isEmpty();
    return status;
  }
}
