package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// The address that callers of the original endpoint use.
class OriginalAliasTest {
  private final Endpoint endpoint = new Endpoint();

  private JsonNode get(String query) {
    return endpoint.get("/get_recommendations", query);
  }

  @Test
  void answersInPersonalizesShape() {
    JsonNode answer = get("user_id=u-1&item_id=&recommender=most_viewed");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"recommendationId":"RID-1","itemList":[{"itemId":"sku-1"},{"itemId":"sku-2"}]}""");
    assertThat(endpoint.log.getFirst())
        .contains("\"route\":\"/get_recommendations\"", "\"recommender\":\"most-viewed\"");
  }

  @Test
  void passesTheItemOn() {
    get("user_id=u-1&item_id=sku-9&recommender=frequently_bought_together");
    assertThat(endpoint.personalize.asked.orElseThrow().itemId()).contains("sku-9");
  }

  @Test
  void namesTheRecommendersThereAre() {
    JsonNode answer = get("user_id=u-1&recommender=nothing");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    assertThat(Json.parse(answer.path("body").asText()).path("detail").asText())
        .startsWith("recommender must be one of [most_viewed, best_sellers, ")
        .endsWith("was 'nothing'");
  }

  @Test
  void namesTheMissingId() {
    JsonNode answer = get("recommender=most_viewed");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.path("body").asText()).contains("most-viewed needs userId");
  }
}
