package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerTest {
  private static final String PATH = "/v1/ecommerce/recommended-for-you";

  private final Endpoint endpoint =
      new Endpoint(
          new EndpointSettings(
              "data",
              Duration.ofSeconds(30),
              Duration.ofSeconds(30),
              true,
              Optional.of("sub"),
              List.of()));

  private JsonNode get(String query, Map<String, String> claims) {
    return endpoint.request("GET", PATH, query, Map.of(), claims);
  }

  private static void expectProblem(JsonNode answer, int status, String detail) {
    assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
    assertThat(Json.parse(answer.path("body").asText()).path("detail").asText()).isEqualTo(detail);
  }

  @Test
  void aTokensUserGetsItsOwnAnswer() {
    assertThat(get("userId=u-1", Map.of("sub", "u-1")).path("statusCode").asInt()).isEqualTo(200);
  }

  @Test
  void aTokensUserNeedNotBeNamed() {
    assertThat(get("", Map.of("sub", "u-1")).path("statusCode").asInt()).isEqualTo(200);
    assertThat(endpoint.personalize.asked.orElseThrow().question().userId()).contains("u-1");
  }

  @Test
  void anotherUsersListIsRefused() {
    expectProblem(get("userId=u-2", Map.of("sub", "u-1")), 403, "userId must be the token's sub");
    assertThat(endpoint.personalize.asked).isEmpty();
  }

  @Test
  void aTokenWithoutTheClaimIsRefused() {
    expectProblem(
        get("userId=u-1", Map.of("aud", "shop")), 403, "the token must have the claim sub");
  }

  /// HEAD and unknown paths come by the API's default route, which has no authorizer.
  @Test
  void aRequestThatCameAroundTheAuthorizerIsRefused() {
    JsonNode answer = endpoint.request("HEAD", PATH, "userId=u-1", Map.of());
    assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
    assertThat(Endpoint.headers(answer)).containsEntry("WWW-Authenticate", "Bearer");
    assertThat(
            endpoint
                .request(
                    "GET", "/get_recommendations", "user_id=u-1&recommender=most_viewed", Map.of())
                .path("statusCode")
                .asInt())
        .isEqualTo(401);
  }

  @Test
  void healthAndContractNeedNoToken() {
    assertThat(endpoint.get("/v1/health", "").path("statusCode").asInt()).isEqualTo(200);
    assertThat(endpoint.get("/openapi.json", "").path("statusCode").asInt()).isEqualTo(200);
  }
}
