package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
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
  void answersInThePersonalizeFormAndNothingBeside() {
    JsonNode answer =
        endpoint.get("/get_recommendations", "user_id=u-1&recommender=recommended_for_you");

    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"recommendationId":"RID-1","itemList":[\
            {"itemId":"sku-1","categoryL1":"Home","name":"Mug","price":12.5},\
            {"itemId":"sku-2","categoryL1":"Home","name":"Teapot","price":39.9}]}""");
  }

  @Test
  void aFallbackHasNoRecommendationId() {
    endpoint.personalize.outage = Optional.of("ThrottlingException");
    JsonNode answer =
        endpoint.get(
            "/get_recommendations", "user_id=u-1&num_results=1&recommender=recommended_for_you");

    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"itemList":[{"itemId":"sku-2","categoryL1":"Home","name":"Teapot","price":39.9}]}""");
  }

  @Test
  void itsEntityTagIsOfItsOwnAnswer() {
    String path = "/get_recommendations";
    String query = "user_id=u-1&recommender=recommended_for_you";
    String tag = String.valueOf(Endpoint.headers(endpoint.get(path, query)).get("ETag"));
    JsonNode again = endpoint.request("GET", path, query, Map.of("If-None-Match", tag));

    assertThat(tag)
        .isNotEqualTo(
            Endpoint.headers(endpoint.get("/v1/ecommerce/recommended-for-you", "userId=u-1"))
                .get("ETag"));
    assertThat(again.path("statusCode").asInt()).isEqualTo(304);
    assertThat(again.path("body").asText()).isEmpty();
  }

  @Test
  void takesAUserOnceInWhicheverSpelling() {
    JsonNode answer =
        endpoint.get("/get_recommendations", "recommender=most_viewed&user_id=a&userId=b");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Json.parse(answer.path("body").asText()).path("detail").asText())
        .isEqualTo("userId must be given once, in one of its spellings");
  }

  @Test
  void namesTheRecommenderThatItDoesNotKnow() {
    JsonNode answer = endpoint.get("/get_recommendations", "user_id=u-1&recommender=best");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Json.parse(answer.path("body").asText()).path("detail").asText())
        .isEqualTo("recommender must be such as most_viewed, was 'best'");
  }
}
