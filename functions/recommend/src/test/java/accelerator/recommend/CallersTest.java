package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Callers bound to the user of their token.
class CallersTest {
  private static final String PATH = "/v1/ecommerce/recommended-for-you";
  private final Endpoint endpoint =
      new Endpoint(Optional.of("sub"), List.of(), Duration.ofSeconds(60));

  @BeforeEach
  void callWithATokenOfOneUser() {
    endpoint.claims = Map.of("sub", "u-00042", "email", "someone@shop.example");
  }

  @Test
  void answersTheUserOfTheToken() {
    JsonNode answer = endpoint.get(PATH, "userId=u-00042");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Endpoint.headers(answer))
        .containsEntry("Cache-Control", "private, max-age=10")
        .containsEntry("Vary", "Authorization, Origin");
  }

  @Test
  void takesTheUserFromTheTokenWhenNoneIsNamed() {
    assertThat(endpoint.get(PATH, "").path("statusCode").asInt()).isEqualTo(200);
    assertThat(endpoint.personalize.asked.orElseThrow().userId()).contains("u-00042");
  }

  @Test
  void refusesTheListOfAnotherUser() {
    for (String path : List.of(PATH, "/v1/ecommerce/most-viewed")) {
      assertRefused(endpoint.get(path, "userId=u-00043"));
    }
    assertRefused(
        endpoint.get("/get_recommendations", "user_id=u-00043&recommender=recommended_for_you"));
    assertThat(endpoint.personalize.asked).isEmpty();
  }

  @Test
  void refusesATokenWithoutTheClaimAndARequestWithoutAToken() {
    endpoint.claims = Map.of("email", "someone@shop.example");
    assertRefused(endpoint.get(PATH, "userId=u-00042"));
    endpoint.claims = Map.of();
    assertRefused(endpoint.get(PATH, "userId=u-00042"));
  }

  @Test
  void asksForATokenWhereTheApiChecksOnes() {
    Endpoint closed = new Endpoint(true, Optional.empty(), List.of(), Duration.ZERO);
    JsonNode answer = closed.request("HEAD", "/get_recommendations", "user_id=u", Map.of());
    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    answer = closed.get(PATH, "userId=u");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
    assertThat(Endpoint.headers(answer)).containsEntry("WWW-Authenticate", "Bearer");
    closed.claims = Map.of("sub", "somebody");
    assertThat(closed.get(PATH, "userId=u").path("statusCode").asInt()).isEqualTo(200);
  }

  @Test
  void keepsAnAnswerToATokenOutOfSharedCaches() {
    JsonNode answer = endpoint.get("/v1/ecommerce/frequently-bought-together", "itemId=sku-1");
    assertThat(Endpoint.headers(answer).get("Cache-Control")).startsWith("private");
  }

  @Test
  void leavesHealthAndContractOpen() {
    endpoint.claims = Map.of();
    assertThat(endpoint.get("/v1/health", "").path("statusCode").asInt()).isEqualTo(200);
    assertThat(endpoint.get("/openapi.json", "").path("statusCode").asInt()).isEqualTo(200);
  }

  @Test
  void logsNeitherTokenNorClaims() {
    endpoint.request("GET", PATH, "userId=u-00042", Map.of("authorization", "Bearer abc.def.ghi"));
    endpoint.get(PATH, "userId=u-00043");
    assertThat(String.join("\n", endpoint.log))
        .doesNotContain("abc.def", "u-0004", "someone@", "Bearer");
  }

  private static void assertRefused(JsonNode answer) {
    assertThat(answer.path("statusCode").asInt()).isEqualTo(403);
    JsonNode problem = Json.parse(answer.path("body").asText());
    assertThat(problem.path("type").asText()).isEqualTo("urn:problem:not-yours");
    assertThat(answer.path("body").asText()).doesNotContain("u-0004");
  }
}
