package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is thrown at the endpoint, it answers with success or with a problem document.
class HostileRequestsTest {
  private static final int REQUESTS = 10_000;
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "TRACE", "get", "");
  private static final List<String> PATHS =
      List.of(
          "/v1/ecommerce/recommended-for-you",
          "/v1/ecommerce/most-viewed",
          "/v1/ecommerce/frequently-bought-together",
          "/v1/health",
          "/openapi.json",
          "/get_recommendations",
          "/v1/ecommerce/events",
          "/v1/ecommerce/users/u-1",
          "/v1/ecommerce/users/",
          "/v1/ecommerce/users/a,b",
          "/v1/ecommerce",
          "/v1//",
          "//",
          "/../../etc/passwd",
          "/v1/%2e%2e/health",
          "/v1/ecommerce/%00",
          "");
  private static final List<String> NAMES =
      List.of(
          "userId",
          "itemId",
          "numResults",
          "filter",
          "filter.",
          "filter.CATEGORY",
          "promotion",
          "promotionPercent",
          "context.",
          "context.X",
          "user_id",
          "recommender",
          "",
          "__proto__");
  private static final List<String> VALUES =
      List.of(
          "u-1",
          "",
          "0",
          "501",
          "-1",
          "1e9",
          "NaN",
          "in-category",
          "priced",
          "%",
          "%zz",
          "%C3%28",
          "%F0%9F%98%80",
          "' or 1=1 --",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}",
          "{{7*7}}",
          "\u0000",
          "\ud800",
          "\"",
          "\\\\",
          "a".repeat(5_000),
          "%0d%0aSet-Cookie:x",
          "[]",
          "null");

  private final Random random = new Random(20_251_201);
  private final Endpoint endpoint = new Endpoint();

  @Test
  void isAnsweredWithSuccessOrAProblemDocument() {
    for (int request = 0; request < REQUESTS; request++) {
      String event = event();
      JsonNode answer = endpoint.invoke(event);
      int status = answer.path("statusCode").asInt();
      String body = answer.path("body").asText();

      assertThat(status).as(event).isBetween(200, 499);
      if (status >= 400 && !body.isEmpty()) {
        JsonNode problem = Json.parse(body);
        assertThat(problem.path("status").asInt()).as(event).isEqualTo(status);
        assertThat(problem.path("type").asText()).as(event).startsWith("urn:problem:");
        assertThat(body).as(event).doesNotContain("Exception", "accelerator.", ".java");
      }
    }
  }

  private String event() {
    ObjectNode event =
        Json.object().put("version", pick(List.of("2.0", "2.0", "2.0", "2.0", "1.0")));
    String path = pick(PATHS);
    event.put("rawPath", path).put("rawQueryString", query());
    ObjectNode http = event.putObject("requestContext").putObject("http");
    http.put("method", pick(METHODS)).put("path", path);
    event
        .putObject("headers")
        .put(pick(List.of("If-None-Match", "Authorization", "x")), pick(VALUES));
    switch (random.nextInt(6)) {
      case 0 -> event.put("body", pick(VALUES));
      case 1 -> event.put("body", pick(VALUES)).put("isBase64Encoded", true);
      case 2 -> event.putArray("rawQueryString");
      case 3 -> event.put("headers", 7);
      default -> {}
    }
    return event.toString();
  }

  private String query() {
    StringBuilder query = new StringBuilder();
    for (int parameter = random.nextInt(5); parameter > 0; parameter--) {
      query.append(pick(NAMES));
      if (random.nextInt(8) > 0) {
        query.append('=').append(pick(VALUES));
      }
      query.append(random.nextInt(10) > 0 ? "&" : "&&");
    }
    return query.toString();
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
