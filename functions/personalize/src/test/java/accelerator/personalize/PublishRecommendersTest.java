package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.ResourceFailed;
import com.fasterxml.jackson.databind.JsonNode;
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
    payload
        .path("recommenders")
        .forEach(
            recommender ->
                calls.runtime.answers.put(
                    recommender.path("recommenderArn").asText(),
                    List.of(
                        PredictedItem.builder()
                            .itemId("sku-1")
                            .metadata(Map.of("NAME", "Mug"))
                            .build())));
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
    assertThat(registry.path("durations")).isEqualTo(Json.parse("{\"import\":900,\"train\":1500}"));
    assertThat(registry.path("itemColumns").path("PRICE").asText()).isEqualTo("float");
    assertThat(registry.path("publishedAt").asText()).isEqualTo("2025-12-01T06:00:00Z");
  }

  @Test
  void publishesTheActiveFiltersAndTheEventTracker() {
    String filter = FakePersonalize.ARN + "filter/" + names().filter("in-category", expression());
    calls.personalize.statuses.put(filter, "ACTIVE");
    calls.personalize.statuses.put(FakePersonalize.ARN + "event-tracker/1a2b3c4d", "ACTIVE");

    calls.call(payload);

    JsonNode registry = Json.parse(calls.bucket.text("registry/ecommerce.json"));
    assertThat(registry.path("filters"))
        .isEqualTo(
            Json.parse(
                """
                [{"name":"in-category","filterArn":"%s","parameters":{"CATEGORY":"string"},"isPersonal":false}]"""
                    .formatted(filter)));
    assertThat(registry.path("trackingId").asText()).isEqualTo("tracking-1");
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
}
