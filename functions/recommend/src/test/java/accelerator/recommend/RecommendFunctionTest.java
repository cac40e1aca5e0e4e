package accelerator.recommend;

import static accelerator.core.Recommender.FREQUENTLY_BOUGHT_TOGETHER;
import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole function with fakes of the bucket and of Personalize.
class RecommendFunctionTest {
  private static final String ITEMS =
      """
      [{"itemId":"sku-1","categoryL1":"Home","name":"Mug","price":12.5},\
      {"itemId":"sku-2","categoryL1":"Home","name":"Teapot","price":39.9}]""";

  private final Endpoint endpoint = new Endpoint();

  @Test
  void recommendsForAUser() {
    JsonNode answer = endpoint.call("get-recommended-for-you");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"recommendationId":"RID-1","recommender":"recommended-for-you","source":"personalize","items":%s}"""
                .formatted(ITEMS));
    Map<String, String> headers = Endpoint.headers(answer);
    assertThat(headers.remove("ETag")).matches("W/\"[0-9a-f]{32}\"");
    assertThat(headers)
        .isEqualTo(
            Map.of(
                "Content-Type", "application/json",
                "Cache-Control", "private, max-age=10",
                "Vary", "Origin",
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
            {"recommender":"frequently-bought-together","source":"fallback","items":%s}"""
                .formatted(ITEMS));
    endpoint.now = endpoint.now.plusSeconds(3600);
    assertThat(endpoint.call("get-frequently-bought-together").path("body").asText())
        .contains("[{\"itemId\":\"sku-2\"");
  }

  @Test
  void recommendsForAnItem() {
    JsonNode answer = endpoint.call("get-frequently-bought-together");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Endpoint.headers(answer)).containsEntry("Cache-Control", "public, max-age=60");
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
            {"itemId":"sku-1","categoryL1":"Home","name":"Mug","price":12.5}]}""");
    assertThat(Endpoint.headers(answer))
        .containsEntry("X-Recommendation-Source", "fallback")
        .containsEntry("Cache-Control", "public, max-age=5");
    assertThat(endpoint.log)
        .containsExactly(
            """
            {"fallbackReason":"ThrottlingException","items":2,"milliseconds":0,\
            "recommender":"frequently-bought-together","route":"/v1/{domain}/{recommender}",\
            "source":"fallback","status":200}""");
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
                "Vary", "Origin",
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
            "recommenders":["most-viewed","recommended-for-you","frequently-bought-together"]}}}""");
    assertThat(endpoint.log)
        .containsExactly("{\"milliseconds\":0,\"route\":\"/v1/health\",\"status\":200}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      GET  | /                            |              | 404 | unknown-route       | there are /v1/{domain}/{recommender}, /v1/{domain}/events, /v1/health and /openapi.json, was '/'
      GET  | /v1/ecommerce/               |              | 404 | unknown-recommender | recommender of ecommerce must be one of [most-viewed, best-sellers, frequently-bought-together, customers-who-viewed-x-also-viewed, recommended-for-you], was ''
      GET  | /v1/ecommerce/most-viewed/   |              | 404 | unknown-route       | there are /v1/{domain}/{recommender}, /v1/{domain}/events, /v1/health and /openapi.json, was '/v1/ecommerce/most-viewed/'
      GET  | /v2/ecommerce/most-viewed    |              | 404 | unknown-route       | there are /v1/{domain}/{recommender}, /v1/{domain}/events, /v1/health and /openapi.json, was '/v2/ecommerce/most-viewed'
      GET  | /v1/retail/most-viewed       |              | 404 | unknown-domain      | domain must be one of [ecommerce, video_on_demand], was 'retail'
      GET  | /v1/ecommerce/trending-now   |              | 404 | unknown-recommender | recommender of ecommerce must be one of [most-viewed, best-sellers, frequently-bought-together, customers-who-viewed-x-also-viewed, recommended-for-you], was 'trending-now'
      GET  | /v1/ecommerce/best-sellers   | userId=u     | 404 | recommender-not-published | best-sellers is not among what run run-1 published for ecommerce, which is [most-viewed, recommended-for-you, frequently-bought-together]; the run's summary says why
      POST | /v1/ecommerce/most-viewed    |              | 405 | method-not-allowed  | the method must be one of GET, HEAD, was 'POST'
      PUT  | /v1/health                   |              | 405 | method-not-allowed  | the method must be one of GET, HEAD, was 'PUT'
      GET  | /v1/ecommerce/most-viewed    |              | 400 | invalid-query       | most-viewed needs userId
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
            "detail":"the request could not be answered"}""");
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

  @Test
  void logsNeitherIdsNorQueries() {
    endpoint.call("get-recommended-for-you");
    endpoint.get("/v1/ecommerce/most-viewed", "secret=u-00042");
    endpoint.get("/v1/u-00042/most-viewed", "");
    assertThat(endpoint.log)
        .containsExactly(
            """
            {"items":2,"milliseconds":0,"recommender":"recommended-for-you",\
            "route":"/v1/{domain}/{recommender}","source":"personalize","status":200}""",
            """
            {"milliseconds":0,"problem":"INVALID_QUERY","recommender":"most-viewed",\
            "route":"/v1/{domain}/{recommender}","status":400}""",
            """
            {"milliseconds":0,"problem":"UNKNOWN_DOMAIN","route":"unknown","status":404}""");
  }
}
