package accelerator.recommend;

import static accelerator.core.Recommender.FREQUENTLY_BOUGHT_TOGETHER;
import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The whole function with fakes of the bucket and of Personalize.
class RecommendFunctionTest {
  private static final String ITEMS =
      """
      [{"itemId":"sku-1","categoryL1":"Home","name":"Mug","price":12.5},\
      {"itemId":"sku-2","categoryL1":"Home","name":"Teapot","price":39.9}]\
      """;

  private final Endpoint endpoint = new Endpoint();

  @Test
  void recommendsForAUser() {
    JsonNode answer = endpoint.call("get-recommended-for-you");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"recommendationId":"RID-1","recommender":"recommended-for-you","source":"personalize","items":%s}\
            """
                .formatted(ITEMS));
    Map<String, String> headers = Endpoint.headers(answer);
    assertThat(headers.remove("ETag")).matches("W/\"[0-9a-f]{16}\"");
    assertThat(headers)
        .isEqualTo(
            Map.of(
                "Content-Type", "application/json",
                "Cache-Control", "private, max-age=10",
                "Vary", "Accept-Encoding, Origin",
                "X-Recommendation-Source", "personalize"));
    assertThat(endpoint.personalize.asked)
        .contains(
            new FakePersonalize.Asked(
                Given.arn(RECOMMENDED_FOR_YOU),
                new Question(Optional.of("u-00042"), Optional.empty(), 12),
                List.of("CATEGORY_L1", "NAME", "PRICE")));
  }

  @Test
  void answersWithWhatPersonalizeLastSaidWhileItFails() {
    endpoint.call("get-frequently-bought-together");
    endpoint.now = endpoint.now.plusSeconds(60);
    endpoint.personalize.outage = Optional.of("Timeout");

    JsonNode answer = endpoint.call("get-frequently-bought-together");

    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"recommender":"frequently-bought-together","source":"fallback","items":%s}\
            """
                .formatted(ITEMS));
    endpoint.now = endpoint.now.plusSeconds(3600);
    assertThat(endpoint.call("get-frequently-bought-together").path("body").asText())
        .contains("[{\"itemId\":\"sku-2\"");
  }

  @Test
  void recommendsForAnItem() {
    JsonNode answer = endpoint.call("get-frequently-bought-together");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Endpoint.headers(answer))
        .containsEntry("Cache-Control", "public, max-age=60, s-maxage=60");
    assertThat(endpoint.personalize.asked)
        .contains(
            new FakePersonalize.Asked(
                Given.arn(FREQUENTLY_BOUGHT_TOGETHER),
                new Question(Optional.empty(), Optional.of("sku-0123"), 5),
                List.of("CATEGORY_L1", "NAME", "PRICE")));
  }

  @Test
  void asksForIdsOnlyBeyondFiftyItems() {
    endpoint.get("/v1/ecommerce/most-viewed", "userId=u&numResults=51");
    assertThat(endpoint.personalize.asked.orElseThrow().itemColumns()).isEmpty();
  }

  @Test
  void answersFromThePopularListWhenPersonalizeIsDown() {
    endpoint.personalize.outage = Optional.of("ThrottlingException");
    JsonNode answer = endpoint.call("get-frequently-bought-together");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"recommender":"frequently-bought-together","source":"fallback","items":\
            [{"itemId":"sku-2","categoryL1":"Home","name":"Teapot","price":39.9},\
            {"itemId":"sku-1","categoryL1":"Home","name":"Mug","price":12.5}]}\
            """);
    assertThat(Endpoint.headers(answer))
        .containsEntry("X-Recommendation-Source", "fallback")
        .containsEntry("Cache-Control", "public, max-age=5, s-maxage=5");
    assertThat(endpoint.log)
        .containsExactly(
            """
            {"fallbackReason":"ThrottlingException","items":2,"milliseconds":0,\
            "recommender":"frequently-bought-together","route":"/v1/{domain}/{recommender}",\
            "source":"fallback","status":200}\
            """);
  }

  @Test
  void keepsTheFallbackWithinTheNumberAskedFor() {
    endpoint.personalize.outage = Optional.of("Timeout");
    JsonNode answer = endpoint.get("/v1/ecommerce/most-viewed", "userId=u&numResults=1");
    assertThat(Json.parse(answer.path("body").asText()).path("items").size()).isEqualTo(1);
  }

  @Test
  void confirmsACopyThatStillHolds() {
    String tag = Endpoint.headers(endpoint.call("get-recommended-for-you")).get("ETag");
    JsonNode answer =
        endpoint.request(
            "GET",
            "/v1/ecommerce/recommended-for-you",
            "userId=u-00042",
            Map.of("If-None-Match", "\"other\", " + tag));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(304);
    assertThat(answer.path("body").asText()).isEmpty();
    assertThat(Endpoint.headers(answer))
        .isEqualTo(
            Map.of(
                "ETag", tag,
                "Cache-Control", "private, max-age=10",
                "Vary", "Accept-Encoding, Origin",
                "X-Recommendation-Source", "personalize"));
  }

  @Test
  void tellsItsHeadOnly() {
    JsonNode answer = endpoint.request("HEAD", "/v1/ecommerce/most-viewed", "userId=u", Map.of());
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText()).isEmpty();
    assertThat(Endpoint.headers(answer)).containsEntry("Content-Type", "application/json");
  }

  @Test
  void tellsItsHealthAndWhatIsPublished() {
    JsonNode answer = endpoint.call("get-health");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"status":"ok","domains":{"ecommerce":{"runId":"run-1","publishedAt":"2025-12-01T06:30:00Z",\
            "recommenders":["most-viewed","recommended-for-you","frequently-bought-together"]}}}\
            """);
    assertThat(endpoint.log)
        .containsExactly("{\"milliseconds\":0,\"route\":\"/v1/health\",\"status\":200}");
  }

  @Test
  void logsNeitherIdsNorQueries() {
    endpoint.call("get-recommended-for-you");
    endpoint.get("/v1/ecommerce/most-viewed", "secret=u-00042");
    endpoint.get("/v1/u-00042/most-viewed", "");
    assertThat(endpoint.log)
        .containsExactly(
            """
            {"items":2,"milliseconds":0,"recommender":"recommended-for-you",\
            "route":"/v1/{domain}/{recommender}","source":"personalize","status":200}\
            """,
            """
            {"milliseconds":0,"problem":"INVALID_QUERY","recommender":"most-viewed",\
            "route":"/v1/{domain}/{recommender}","status":400}\
            """,
            """
            {"milliseconds":0,"problem":"UNKNOWN_DOMAIN","route":"unknown","status":404}\
            """);
  }
}
