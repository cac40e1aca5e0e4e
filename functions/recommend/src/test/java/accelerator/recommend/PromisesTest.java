package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.core.Recommender;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What endpoints of this kind are known to get wrong, each as a promise of this one. Two of them
/// are about events in, and are kept where events are taken.
class PromisesTest {
  private static final EndpointSettings BOUND =
      new EndpointSettings(
          "data",
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          true,
          Optional.of("sub"),
          List.of());

  private final Endpoint endpoint = new Endpoint();

  private static JsonNode body(JsonNode answer) {
    return Json.parse(answer.path("body").asText());
  }

  private static int status(JsonNode answer) {
    return answer.path("statusCode").asInt();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
  void answersEveryMethodOnEveryRouteWithoutFailing(String method) {
    for (String path : List.of("/v1/health", "/openapi.json", "/v1/ecommerce/most-viewed")) {
      assertThat(status(endpoint.request(method, path, "userId=u", Map.of())))
          .as("%s %s", method, path)
          .isIn(200, 405);
    }
  }

  @Test
  void tellsNoExceptionAndNoStackTrace() {
    endpoint.personalize.fault = Optional.of(new IllegalStateException("secret at line 7"));
    JsonNode answer = endpoint.get("/v1/ecommerce/most-viewed", "userId=u");
    assertThat(status(answer)).isEqualTo(500);
    assertThat(answer.toString()).doesNotContain("secret", "IllegalState", "accelerator.", "at ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "W/\"00000000000000000000000000000000\"",
        "\"1764568800\"",
        "1764568800",
        "abc",
        "\"",
        "W/",
        "W/\"\"",
        ""
      })
  void confirmsNoCopyThatTheCallerDoesNotHave(String tag) {
    JsonNode answer =
        endpoint.request(
            "GET", "/v1/ecommerce/most-viewed", "userId=u", Map.of("if-none-match", tag));
    assertThat(status(answer)).isEqualTo(200);
    assertThat(Endpoint.headers(answer).get("ETag")).matches("W/\"[0-9a-f]{16}\"");
  }

  @Test
  void marksAUsersAnswerPrivateAndAllowsNoSharedCacheToKeepIt() {
    for (String path : List.of("/v1/ecommerce/recommended-for-you", "/v1/ecommerce/most-viewed")) {
      assertThat(Endpoint.headers(endpoint.get(path, "userId=u")).get("Cache-Control"))
          .startsWith("private, ")
          .doesNotContain("s-maxage", "public");
    }
  }

  @Test
  void bindsACallerToTheUserOfItsTokenInTheFunctionItself() {
    Endpoint bound = new Endpoint(BOUND);
    String path = "/v1/ecommerce/most-viewed";
    assertThat(status(bound.get(path, "userId=u"))).isEqualTo(401);
    Map<String, String> claims = Map.of("sub", "someone-else");
    assertThat(status(bound.request("GET", path, "userId=u", Map.of(), claims))).isEqualTo(403);
    assertThat(String.join("", bound.log)).doesNotContain("someone-else");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "9999", "-1", "1.0", "%00", "", "NaN"})
  void refusesANumberOfResultsThatIsNone(String number) {
    JsonNode answer = endpoint.get("/v1/ecommerce/most-viewed", "userId=u&numResults=" + number);
    assertThat(status(answer)).isEqualTo(400);
    assertThat(body(answer).path("detail").asText()).startsWith("numResults must be 1..500");
  }

  @Test
  void answersEveryErrorItselfSoThatTheApiAddsItsCorsHeaders() {
    for (String path : List.of("/", "/v2", "/v1/shoes/most-viewed", "/v1/ecommerce/nothing")) {
      JsonNode answer = endpoint.get(path, "");
      assertThat(status(answer)).isEqualTo(404);
      assertThat(Endpoint.headers(answer))
          .containsEntry("Content-Type", "application/problem+json");
    }
  }

  @Test
  void keepsAnAnswerToATokenOutOfSharedCaches() {
    JsonNode answer =
        new Endpoint(BOUND)
            .request(
                "GET",
                "/v1/ecommerce/frequently-bought-together",
                "itemId=sku-1",
                Map.of(),
                Map.of("sub", "u"));
    assertThat(Endpoint.headers(answer))
        .containsEntry("Cache-Control", "private, max-age=10")
        .containsEntry("Vary", "Accept-Encoding, Authorization, Origin");
  }

  @Test
  void answersWithoutMetadataBeyondWhatTheServiceGives() {
    JsonNode answer = endpoint.get("/v1/ecommerce/most-viewed", "userId=u&numResults=51");
    assertThat(status(answer)).isEqualTo(200);
    assertThat(endpoint.personalize.asked.orElseThrow().itemColumns()).isEmpty();
  }

  @Test
  void passesTheValuesOfAFilterOn() {
    endpoint.get("/v1/ecommerce/most-viewed", "userId=u&filter=in-category&filter.CATEGORY=Home");
    assertThat(endpoint.personalize.asked.orElseThrow().question().filter())
        .contains(new Question.Filter("arn:in-category", Map.of("CATEGORY", "\"Home\""), false));
  }

  @Test
  void refusesEventsSentToARecommender() {
    assertThat(status(endpoint.request("POST", "/v1/ecommerce/most-viewed", "userId=u", Map.of())))
        .isEqualTo(405);
  }

  @ParameterizedTest
  @EnumSource(Recommender.class)
  void mapsEveryUseCaseThereIs(Recommender recommender) {
    assertThat(Route.of("/v1/%s/%s".formatted(recommender.domain().key(), recommender.key())))
        .isEqualTo(new Route.Ask(recommender));
  }
}
