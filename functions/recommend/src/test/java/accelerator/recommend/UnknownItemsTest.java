package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.ItemCollector;
import accelerator.core.Json;
import accelerator.core.KnownItems;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Only what exists reaches a shelf.
class UnknownItemsTest {
  private static final String TOGETHER = "/v1/ecommerce/frequently-bought-together";
  private static final String KEY = "registry/ecommerce/run-1.items";

  private static Endpoint endpoint(UnknownItems choice) {
    Endpoint endpoint =
        new Endpoint(
            new EndpointSettings(
                "data",
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                false,
                Optional.empty(),
                List.of(),
                choice));
    Registry plain = Given.registry("run-1");
    endpoint.store.publish(
        new Registry(
            plain.domain(),
            "run-2",
            plain.publishedAt(),
            plain.recommenders(),
            plain.itemColumns(),
            plain.popular(),
            plain.durations(),
            plain.filters(),
            plain.trackingId(),
            Optional.of(KEY),
            Optional.empty()));
    ItemCollector items = new ItemCollector();
    List.of("sku-1", "sku-2", "sku-0123").forEach(items::add);
    endpoint.store.items.put(KEY, KnownItems.read(items.bytes()));
    return endpoint;
  }

  private static JsonNode post(Endpoint endpoint, String itemId) {
    return Json.parse(
        endpoint
            .post(
                "/v1/ecommerce/events",
                "{\"eventId\":\"e\",\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"%s\"}"
                    .formatted(itemId),
                Map.of())
            .path("body")
            .asText());
  }

  @Test
  void refusesEventsOfItemsThatNoRunHasLearned() {
    Endpoint endpoint = endpoint(UnknownItems.POPULAR);
    assertThat(post(endpoint, "sku-1").path("accepted").asInt()).isEqualTo(1);
    assertThat(post(endpoint, "javascript:alert(1)"))
        .isEqualTo(
            Json.parse(
                """
                {"accepted":0,"refused":[{"index":0,"eventId":"e","detail":\
                "itemId must be an item that the last run has learned, was 'javascript:alert(1)'"}]}\
                """));
    assertThat(post(endpoint(UnknownItems.ACCEPT), "new").path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void saysThatWhatItShowsForAnUnknownItemIsPopular() {
    Endpoint endpoint = endpoint(UnknownItems.POPULAR);
    post(endpoint, "sku-1");
    assertThat(body(endpoint, "itemId=none").path("basis").asText()).isEqualTo("popular");
    assertThat(body(endpoint, "itemId=sku-1").has("basis")).isFalse();
    assertThat(body(endpoint, "itemIds=none,sku-2").has("basis")).isFalse();
    assertThat(body(endpoint(UnknownItems.ACCEPT), "itemId=none").has("basis")).isFalse();
  }

  @Test
  void refusesTheQuestionWhereTheStackSaysSo() {
    JsonNode answer = endpoint(UnknownItems.REFUSE).get(TOGETHER, "itemId=none");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    assertThat(Json.parse(answer.path("body").asText()).path("detail").asText())
        .isEqualTo("run run-2 has learned no item 'none'");
  }

  @Test
  void showsNoItemThatNothingDescribes() {
    Endpoint endpoint = endpoint(UnknownItems.POPULAR);
    Registry.Item bare = new Registry.Item("javascript:alert(1)", Map.of());
    endpoint.personalize.items = question -> List.of(bare, Given.MUG);
    assertThat(body(endpoint, "itemId=sku-2").path("items").findValuesAsText("itemId"))
        .containsExactly("sku-1");
    endpoint.personalize.items = question -> List.of(bare);
    assertThat(body(endpoint, "itemId=sku-0123").path("items")).hasSize(1);
  }

  @Test
  void countsEveryItemWhereTheKnownOnesCannotBeRead() {
    Endpoint endpoint = endpoint(UnknownItems.POPULAR);
    endpoint.store.items.clear();
    assertThat(post(endpoint, "any").path("accepted").asInt()).isEqualTo(1);
  }

  private static JsonNode body(Endpoint endpoint, String query) {
    return Json.parse(endpoint.get(TOGETHER, query).path("body").asText());
  }
}
