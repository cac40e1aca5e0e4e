package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.ResourceFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;

class PublishRecommendersTest {
  private final Calls calls = new Calls();
  private final ObjectNode payload = Calls.event("publish-recommenders");

  @BeforeEach
  void everyRecommenderAnswers() {
    calls.letAllAnswer(payload, item("sku-1"));
  }

  @Test
  void writesTheRegistryUnderTheDomainAndUnderTheRun() {
    calls.call(payload);

    JsonNode registry = Json.parse(calls.bucket.text("registry/ecommerce.json"));
    assertThat(calls.bucket.text("registry/ecommerce/20251201t060000z-sample.json"))
        .isEqualTo(calls.bucket.text("registry/ecommerce.json"));
    assertThat(registry.path("recommenders")).hasSize(5);
    assertThat(registry.path("popular"))
        .isEqualTo(Json.parse("[{\"itemId\":\"sku-1\",\"metadata\":{\"NAME\":\"Mug\"}}]"));
    assertThat(registry.path("durations"))
        .isEqualTo(Json.parse("{\"create most-viewed\":[1500],\"import items\":[900]}"));
    assertThat(registry.path("itemColumns").path("PRICE").asText()).isEqualTo("float");
    assertThat(registry.path("publishedAt").asText()).isEqualTo("2025-12-01T06:00:00Z");
  }

  @Test
  void publishesTheActiveFiltersAndTheEventTracker() {
    String filter = FakePersonalize.ARN + "filter/" + names().filter("in-category", expression());
    calls.personalize.statuses.put(filter, "ACTIVE");
    String tracker = FakePersonalize.ARN + "event-tracker/of-shop-ecommerce";
    calls.personalize.statuses.put(tracker, "ACTIVE");

    calls.call(payload);

    JsonNode registry = Json.parse(calls.bucket.text("registry/ecommerce.json"));
    assertThat(registry.path("filters"))
        .isEqualTo(
            Json.parse(
                """
                [{"name":"in-category","filterArn":"%s","parameters":{"CATEGORY":"string"},"isPersonal":false}]\
                """
                    .formatted(filter)));
    assertThat(registry.path("trackingId").asText()).isEqualTo("tracking-" + tracker.hashCode());
  }

  private static Names names() {
    return new Names(Calls.settings(List.of(Domain.ECOMMERCE)), Domain.ECOMMERCE);
  }

  private static String expression() {
    return FilterDefinition.of(Domain.ECOMMERCE).stream()
        .filter(each -> each.name().equals("in-category"))
        .findFirst()
        .orElseThrow()
        .expression();
  }

  @Test
  void asksEachRecommenderOneQuestionWithTheIdsItNeeds() {
    calls.call(payload);

    assertThat(calls.runtime.questions).hasSize(5);
    assertThat(calls.runtime.questions)
        .filteredOn(question -> question.recommenderArn().endsWith("frequently-bought-together"))
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.itemId()).isEqualTo("sku-1");
              assertThat(question.userId()).isNull();
            });
  }

  @Test
  void keepsTheLastRegistryWhenARecommenderDoesNotAnswer() {
    calls.bucket.write("registry/ecommerce.json", "the last one");
    calls.runtime.answers.clear();

    assertThatThrownBy(() -> calls.call(payload))
        .isInstanceOf(ResourceFailed.class)
        .hasMessageEndingWith("shop-ecommerce-most-viewed answers no item");
    assertThat(calls.bucket.objects).containsEntry("registry/ecommerce.json", "the last one");
  }

  @Test
  void publishesWhatIsActiveAndRefusesToPublishNothing() {
    ((ObjectNode) payload.at("/recommenders/0")).put("status", "CREATE FAILED");

    calls.call(payload);

    assertThat(Json.parse(calls.bucket.text("registry/ecommerce.json")).path("recommenders"))
        .hasSize(4);
    payload
        .path("recommenders")
        .forEach(each -> ((ObjectNode) each).put("status", "CREATE FAILED"));
    assertThatThrownBy(() -> calls.call(payload))
        .hasMessage("no recommender of 'ecommerce' is active: nothing to publish");
  }

  @Test
  void skipsTheOneThatHasNothingToSayAndPublishesTheRest() {
    String silent = FakePersonalize.ARN + "recommender/shop-ecommerce-frequently-bought-together";
    calls.runtime.answers.remove(silent);

    JsonNode published = calls.call(payload);

    assertThat(published.path("skipped"))
        .isEqualTo(
            Json.parse(
                "[{\"name\":\"frequently-bought-together\",\"reason\":\"%s answers no item\"}]"
                    .formatted(silent)));
    assertThat(Json.parse(calls.bucket.text("registry/ecommerce.json")).path("recommenders"))
        .hasSize(4);
  }

  /// A thin window skips a recommender; it is active, billed, and answers as before.
  @Test
  void keepsALivingRecommenderThatThisRunCouldNotTrain() {
    calls.call(payload);
    calls.personalize.statuses.put(
        FakePersonalize.ARN + "recommender/shop-ecommerce-most-viewed", "ACTIVE");
    calls.personalize.statuses.put(
        FakePersonalize.ARN + "recommender/shop-ecommerce-best-sellers", "INACTIVE");
    ((ArrayNode) payload.path("recommenders")).remove(0);
    ((ArrayNode) payload.path("recommenders")).remove(0);

    calls.call(payload);

    assertThat(Json.parse(calls.bucket.text("registry/ecommerce.json")).path("recommenders"))
        .extracting(entry -> entry.path("name").asText())
        .hasSize(4)
        .contains("most-viewed")
        .doesNotContain("best-sellers");
  }

  /// A run for one recommender leaves the others to answer, and the popular list theirs.
  @Test
  void keepsWhatTheStackWantsAndThisRunDidNotTrain() {
    calls.call(payload);
    String of = FakePersonalize.ARN + "recommender/shop-ecommerce-";
    calls.runtime.answers.put(of + "best-sellers", List.of(item("sku-2")));
    calls.personalize.statuses.put(of + "most-viewed", "ACTIVE");
    calls.personalize.statuses.put(of + "recommended-for-you", "INACTIVE");
    calls.personalize.statuses.put(of + "frequently-bought-together", "ACTIVE");
    calls.personalize.statuses.put(of + "by-hand", "ACTIVE");
    JsonNode bestSellers = payload.at("/recommenders/1");
    ((ObjectNode) payload).putArray("recommenders").add(bestSellers);
    ((ObjectNode) payload.path("plan")).putArray("recommenders").add("best-sellers");

    assertThat(calls.call(payload).path("skipped")).isEmpty();

    JsonNode registry = Json.parse(calls.bucket.text("registry/ecommerce.json"));
    assertThat(registry.path("recommenders"))
        .extracting(entry -> entry.path("name").asText())
        .containsExactly("best-sellers", "most-viewed", "frequently-bought-together");
    assertThat(registry.at("/popular/0/itemId").asText()).isEqualTo("sku-1");
  }

  private static PredictedItem item(String id) {
    return PredictedItem.builder().itemId(id).metadata(Map.of("NAME", "Mug")).build();
  }

  @Test
  void replacesARegistryThatIsBroken() {
    calls.bucket.write("registry/ecommerce.json", "{broken");

    calls.call(payload);

    assertThat(Json.parse(calls.bucket.text("registry/ecommerce.json")).path("recommenders"))
        .hasSize(5);
  }

  @Test
  void leavesANewerRegistryAsItIs() {
    calls.call(payload);
    String newer =
        calls
            .bucket
            .text("registry/ecommerce.json")
            .replace("20251201t060000z-sample", "20251202t060000z-later");
    calls.bucket.write("registry/ecommerce.json", newer);

    assertThatThrownBy(() -> calls.call(payload))
        .isInstanceOf(ResourceFailed.class)
        .hasMessageContaining("'20251202t060000z-later', which is newer");
    assertThat(calls.bucket.text("registry/ecommerce.json")).isEqualTo(newer);
  }
}
