package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the whole function answers where it has no recommendations.
class ProblemDocumentsTest {
  private final Endpoint endpoint = new Endpoint();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /                            |              | 404 | unknown-route       | there are /v1/{domain}/{recommender}, /v1/{domain}/page, /v1/{domain}/events, /v1/{domain}/users/{userId}, /v1/health, /openapi.json, /client.js, /get_recommendations and /interaction/{datasetGroup}, was '/'
          GET  | /v1/ecommerce/               |              | 404 | unknown-recommender | recommender of ecommerce must be one of [most-viewed, best-sellers, frequently-bought-together, customers-who-viewed-x-also-viewed, recommended-for-you], was ''
          GET  | /v1/ecommerce/most-viewed/   |              | 404 | unknown-route       | there are /v1/{domain}/{recommender}, /v1/{domain}/page, /v1/{domain}/events, /v1/{domain}/users/{userId}, /v1/health, /openapi.json, /client.js, /get_recommendations and /interaction/{datasetGroup}, was '/v1/ecommerce/most-viewed/'
          GET  | /v2/ecommerce/most-viewed    |              | 404 | unknown-route       | there are /v1/{domain}/{recommender}, /v1/{domain}/page, /v1/{domain}/events, /v1/{domain}/users/{userId}, /v1/health, /openapi.json, /client.js, /get_recommendations and /interaction/{datasetGroup}, was '/v2/ecommerce/most-viewed'
          GET  | /v1/retail/most-viewed       |              | 404 | unknown-domain      | domain must be one of [ecommerce, video_on_demand], was 'retail'
          GET  | /v1/ecommerce/trending-now   |              | 404 | unknown-recommender | recommender of ecommerce must be one of [most-viewed, best-sellers, frequently-bought-together, customers-who-viewed-x-also-viewed, recommended-for-you], was 'trending-now'
          GET  | /v1/ecommerce/best-sellers   | userId=u     | 404 | recommender-not-published | best-sellers is not among what run run-1 published for ecommerce, which is [most-viewed, recommended-for-you, frequently-bought-together]; the run's summary says why
          POST | /v1/ecommerce/most-viewed    |              | 405 | method-not-allowed  | the method must be one of GET, HEAD, was 'POST'
          PUT  | /v1/health                   |              | 405 | method-not-allowed  | the method must be one of GET, HEAD, was 'PUT'
          GET  | /v1/ecommerce/recommended-for-you |         | 400 | invalid-query       | recommended-for-you needs userId or sessionId
          GET  | /v1/ecommerce/most-viewed    | userId=%     | 400 | invalid-query       | the query must be percent-encoded UTF-8, was '%'
          GET  | /v1/video_on_demand/trending-now |          | 503 | nothing-published   | no run has published recommendations for video_on_demand yet
          """)
  void tellsProblemsAsProblemDocuments(
      String method, String path, @Nullable String query, int status, String kind, String detail) {
    JsonNode answer = endpoint.request(method, path, query == null ? "" : query, Map.of());
    JsonNode problem = Json.parse(answer.path("body").asText());
    assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText()).isEqualTo("urn:problem:" + kind);
    assertThat(problem.path("title").asText()).isNotEmpty();
    assertThat(problem.path("detail").asText()).isEqualTo(detail);
    assertThat(Endpoint.headers(answer))
        .containsEntry("Content-Type", "application/problem+json")
        .containsEntry("Cache-Control", "no-store");
  }

  @Test
  void saysWhichMethodsThereAre() {
    JsonNode answer = endpoint.request("DELETE", "/v1/health", "", Map.of());
    assertThat(Endpoint.headers(answer)).containsEntry("Allow", "GET, HEAD");
  }

  @Test
  void saysWhenToComeBackWhileNothingIsPublished() {
    endpoint.store.tearDown();
    JsonNode answer = endpoint.call("get-recommended-for-you");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(Endpoint.headers(answer)).containsEntry("Retry-After", "30");
  }

  @Test
  void doesNotTellCallersWhyTheBucketFails() {
    endpoint.store.isDown = true;
    JsonNode answer = endpoint.call("get-recommended-for-you");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(answer.path("body").asText())
        .contains("urn:problem:registry-unreadable")
        .doesNotContain("s3://");
    assertThat(endpoint.log.getFirst()).contains("\"error\":\"s3://data is down\"");
  }

  @Test
  void passesOnWhatPersonalizeFindsWrong() {
    endpoint.personalize.refuse("Personalize refused the question: no");
    JsonNode answer = endpoint.call("get-recommended-for-you");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Json.parse(answer.path("body").asText()).path("detail").asText())
        .isEqualTo("Personalize refused the question: no");
  }

  @Test
  void hidesWhatNobodyForesaw() {
    endpoint.personalize.fault = Optional.of(new IllegalStateException("user u-00042"));
    JsonNode answer = endpoint.call("get-recommended-for-you");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"type":"urn:problem:unexpected","title":"The endpoint failed","status":500,\
            "detail":"the request could not be answered"}\
            """);
    assertThat(endpoint.log.getFirst())
        .contains("java.lang.IllegalStateException at accelerator.recommend.")
        .doesNotContain("u-00042");
  }

  @Test
  void refusesWhatIsNoHttpEvent() {
    JsonNode answer = endpoint.invoke("{\"version\":\"1.0\",\"path\":\"/\"}");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.path("body").asText()).contains("was '1.0'");
  }
}
