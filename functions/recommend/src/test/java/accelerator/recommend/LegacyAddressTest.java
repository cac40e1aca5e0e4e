package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class LegacyAddressTest {
  private final Endpoint endpoint = new Endpoint();

  @Test
  void answersTheQuestionOfTheGuidesApplication() {
    JsonNode answer =
        endpoint.get(
            "/get_recommendations",
            "user_id=u-1&item_id=sku-9&recommender=frequently_bought_together");
    JsonNode body = Json.parse(answer.path("body").asText());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(body.path("recommendationId").asText()).isEqualTo("RID-1");
    assertThat(body.path("itemList").findValuesAsText("itemId")).containsExactly("sku-1", "sku-2");
  }

  @Test
  void namesTheRecommenderThatItDoesNotKnow() {
    JsonNode answer = endpoint.get("/get_recommendations", "user_id=u-1&recommender=best");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Json.parse(answer.path("body").asText()).path("detail").asText())
        .isEqualTo("recommender must be such as most_viewed, was 'best'");
  }
}
