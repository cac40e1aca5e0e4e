package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ten thousand requests that nobody means well with, always the same ones.
class HostileRequestsTest {
  private static final long SEED = 20251201;
  private static final int REQUESTS = 10_000;

  private static final List<String> METHODS =
      List.of(
          "GET", "GET", "GET", "HEAD", "POST", "PUT", "get", "", "FOO BAR", "OPTIONS", "\u0000");

  private static final List<String> PATHS =
      List.of(
          "/v1/ecommerce/most-viewed",
          "/v1/ecommerce/recommended-for-you",
          "/v1/ecommerce/frequently-bought-together",
          "/v1/video_on_demand/trending-now",
          "/get_recommendations",
          "/v1/health",
          "/openapi.json",
          "/v1/ecommerce/../../etc/passwd",
          "/v1/%00/%ff",
          "//",
          "",
          "/v1/ecommerce/most-viewed/",
          "/V1/ECOMMERCE/MOST-VIEWED");

  private static final List<String> NAMES =
      List.of(
          "userId",
          "itemId",
          "numResults",
          "filter",
          "filter.CATEGORY",
          "filter.MIN",
          "filter.",
          "promotion",
          "promotion.percent",
          "context.DEVICE",
          "context.",
          "recommender",
          "user_id",
          "%",
          "",
          "__proto__");

  private static final List<String> VALUES =
      List.of(
          "u",
          "most_viewed",
          "in-category",
          "price-between",
          "same-category",
          "10",
          "-1",
          "99999999999999999999",
          "1e309",
          "NaN",
          "%",
          "%zz",
          "%c3%28",
          "%ed%a0%80",
          "%00",
          "%0d%0aSet-Cookie:a=b",
          "' OR 1=1 --",
          "\"} | EXCLUDE ItemID",
          "${jndi:ldap://x}",
          "<script>alert(1)</script>",
          "../../../etc/passwd",
          "😀",
          "\ud800",
          "\u202e",
          "",
          ",",
          ",,,,",
          "[]",
          "{}",
          "null",
          "true");

  private final Random random = new Random(SEED);
  private final Endpoint endpoint = new Endpoint();

  @BeforeEach
  void bothDomainsArePublished() {
    endpoint.store.publish(
        new Registry(
            Domain.VIDEO_ON_DEMAND,
            "run-1",
            Instant.parse("2025-12-01T06:30:00Z"),
            List.of(new Registry.Entry(Recommender.TRENDING_NOW, "arn")),
            Map.of(),
            List.of(),
            List.of(),
            Map.of()));
  }

  @Test
  void areAnsweredOrRefusedButNeverFail() {
    for (int number = 0; number < REQUESTS; number++) {
      String event = event();
      JsonNode answer = endpoint.invoke(event);
      int status = answer.path("statusCode").asInt();
      assertThat(status).as("request %d: %s", number, event).isBetween(200, 499);
      if (status >= 400) {
        assertThat(Endpoint.headers(answer))
            .containsEntry("Content-Type", "application/problem+json");
        assertIsProblem(answer, status, event);
      }
      assertThat(answer.toString()).doesNotContain("java.", "Exception", "\tat ");
    }
    assertThat(String.join("\n", endpoint.log)).doesNotContain("script", "jndi", "OR 1=1");
  }

  private static void assertIsProblem(JsonNode answer, int status, String event) {
    String body = answer.path("body").asText();
    if (body.isEmpty()) {
      assertThat(event).contains("HEAD");
      return;
    }
    JsonNode problem = Json.parse(body);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText()).startsWith("urn:problem:");
    assertThat(problem.path("title").asText()).isNotEmpty();
    assertThat(problem.path("detail").asText()).isNotEmpty();
  }

  private String event() {
    if (random.nextInt(50) == 0) {
      return pick(
          List.of("", "{", "[]", "null", "1", "\"x\"", "{\"version\":2.0}", "[".repeat(5000)));
    }
    ObjectNode event = Json.object().put("version", "2.0");
    String path = pick(PATHS);
    event.put("rawPath", path).put("rawQueryString", query());
    event.set(
        "headers", Json.tree(Map.of(pick(NAMES), pick(VALUES), "If-None-Match", pick(VALUES))));
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", pick(METHODS)).put("path", path);
    switch (random.nextInt(12)) {
      case 0 -> event.put("headers", "none");
      case 1 -> event.putNull("rawPath");
      case 2 -> event.putArray("rawQueryString").add("a");
      case 3 -> context.put("authorizer", "x");
      case 4 -> context.put("http", 7);
      case 5 -> event.remove("requestContext");
      default -> event.put("body", pick(VALUES));
    }
    return event.toString();
  }

  private String query() {
    StringBuilder query = new StringBuilder();
    for (int pairs = random.nextInt(6); pairs > 0; pairs--) {
      String value = pick(VALUES).repeat(random.nextInt(20) == 0 ? 2000 : 1);
      query.append(pick(NAMES)).append(random.nextInt(9) == 0 ? "" : "=").append(value).append('&');
    }
    return query.toString();
  }

  private String pick(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
