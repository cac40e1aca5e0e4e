package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One request for a whole page.
class PageTest {
  private static final String PATH = "/v1/ecommerce/page";

  private final Endpoint endpoint = new Endpoint();

  /// As many items as are asked for, the same to every question.
  private void recommendMany() {
    endpoint.personalize.items =
        question ->
            IntStream.range(0, question.numResults())
                .mapToObj(n -> new Registry.Item("p" + n, Map.of("NAME", "n" + n)))
                .toList();
  }

  @Test
  void answersEveryShelfAndNoItemTwice() {
    recommendMany();
    JsonNode page =
        page(
            """
            {"userId":"u","shelves":[
              {"name":"a","recommender":"recommended-for-you","numResults":3},
              {"name":"b","recommender":"most-viewed","numResults":2},
              {"name":"c","recommender":"frequently-bought-together","itemId":"p0","numResults":2}]}\
            """);

    assertThat(page.path("shelves").findValuesAsText("name")).startsWith("a");
    assertThat(ids(page, 0)).containsExactly("p0", "p1", "p2");
    assertThat(ids(page, 1)).containsExactly("p3", "p4");
    assertThat(ids(page, 2)).containsExactly("p5", "p6");
    assertThat(page.at("/shelves/0/recommendationId").asText()).startsWith("RID-");
    assertThat(page.at("/shelves/1/recommender").asText()).isEqualTo("most-viewed");
    assertThat(endpoint.log.getLast()).contains("\"shelves\":3", "\"source\":\"personalize\"");
  }

  @Test
  void givesTheItemToTheShelfThatComesFirstInPrecedence() {
    recommendMany();
    JsonNode page =
        page(
            """
            {"userId":"u","exclude":["p1"],"precedence":["b"],"fields":["name"],"shelves":[
              {"name":"a","recommender":"recommended-for-you","numResults":2},
              {"name":"b","recommender":"most-viewed","numResults":2}]}\
            """);

    assertThat(ids(page, 0)).containsExactly("p3", "p4");
    assertThat(ids(page, 1)).containsExactly("p0", "p2");
    assertThat(page.at("/shelves/1/items/0"))
        .isEqualTo(Json.parse("{\"itemId\":\"p0\",\"name\":\"n0\"}"));
  }

  @Test
  void asksOnceWhatSeveralShelvesAskAlike() {
    recommendMany();
    String shelf = "{\"name\":\"%s\",\"recommender\":\"recommended-for-you\",\"numResults\":%d}";
    JsonNode page =
        page(
            "{\"userId\":\"u\",\"shelves\":[%s,%s]}"
                .formatted(
                    String.format(Locale.ROOT, shelf, "a", 4),
                    String.format(Locale.ROOT, shelf, "b", 3)));

    assertThat(endpoint.personalize.questions).hasSize(1);
    assertThat(ids(page, 0)).containsExactly("p0", "p1", "p2", "p3");
    assertThat(ids(page, 1)).containsExactly("p4", "p5", "p6");
  }

  @Test
  void aShelfThatCannotBeAnsweredSaysWhyAlone() {
    JsonNode page =
        page(
            """
            {"shelves":[
              {"name":"a","recommender":"recommended-for-you"},
              {"name":"b","recommender":"best-sellers"},
              {"name":"c","recommender":"nothing"},
              {"name":"d","recommender":"most-viewed","userId":"other"},
              {"name":"e","recommender":"most-viewed"}]}\
            """);

    assertThat(page.at("/shelves/0/problem/detail").asText())
        .isEqualTo("recommended-for-you needs userId or sessionId");
    assertThat(page.at("/shelves/1/problem/status").asInt()).isEqualTo(404);
    assertThat(page.at("/shelves/2/problem/type").asText())
        .isEqualTo("urn:problem:unknown-recommender");
    assertThat(page.at("/shelves/3/problem/detail").asText())
        .isEqualTo("userId and sessionId are the page's, not a shelf's");
    assertThat(ids(page, 4)).containsExactly("sku-1", "sku-2");
  }

  /// An answer has 6 MB at most, whatever a body of 1 MB says wrong.
  @Test
  void aShelfWhoseMembersAreOddIsSoAlone() {
    String long9 = "x".repeat(40_000);
    List<String> odd =
        List.of(
            "\"filter\":null",
            "\"filter\":{}",
            "\"numResults\":1e400",
            "\"context.A\":\"\\ud800\"",
            "\"filter\":\"" + long9 + "\"",
            "\"fields\":\"" + long9 + "\"",
            "\"recommender\":\"" + long9 + "\"",
            "\"numResults\":\"" + long9 + "\"",
            "\"itemIds\":\"" + long9 + "\"",
            "\"" + long9 + "\":1",
            "\"context." + long9 + "\":1",
            IntStream.range(0, 40_000)
                .mapToObj(n -> "\"a" + n + "\":1")
                .collect(Collectors.joining(",")));
    StringBuilder shelves = new StringBuilder();
    for (int number = 0; number < odd.size(); number++) {
      shelves.append(
          "{\"name\":\"s%s\",\"recommender\":\"most-viewed\",%s},"
              .formatted(Integer.toString(number), odd.get(number)));
    }
    String body =
        "{\"shelves\":[" + shelves + "{\"name\":\"good\",\"recommender\":\"most-viewed\"}]}";
    JsonNode page = page(body);

    assertThat(page.toString().length()).isLessThan(10_000);
    for (int number = 0; number < odd.size(); number++) {
      assertThat(page.path("shelves").path(number).path("problem").path("status").asInt())
          .as("%.60s", odd.get(number))
          .isIn(400, 404);
    }
    assertThat(ids(page, odd.size())).containsExactly("sku-1", "sku-2");
  }

  @Test
  void answersTheEventThatApiGatewaySends() {
    JsonNode answer = endpoint.call("post-page");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Endpoint.headers(answer)).containsEntry("Cache-Control", "no-store");
    assertThat(ids(Json.parse(answer.path("body").asText()), 0)).containsExactly("sku-1", "sku-2");
  }

  @Test
  void fallsBackShelfByShelfAndSaysSo() {
    endpoint.personalize.outage = Optional.of("Timeout");
    JsonNode page =
        page("{\"userId\":\"u\",\"shelves\":[{\"name\":\"a\",\"recommender\":\"most-viewed\"}]}");

    assertThat(page.at("/shelves/0/source").asText()).isEqualTo("fallback");
    assertThat(ids(page, 0)).containsExactly("sku-2", "sku-0123", "sku-1");
    assertThat(endpoint.log.getLast()).contains("\"source\":\"fallback\"");
  }

  @Test
  void bindsThePageToTheUserOfItsToken() {
    Endpoint bound =
        new Endpoint(
            new EndpointSettings(
                "data",
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                true,
                Optional.of("sub"),
                List.of()));
    String body =
        "{\"userId\":\"u-1\",\"shelves\":[{\"name\":\"a\",\"recommender\":\"recommended-for-you\"}]}";

    assertThat(bound.postAs(PATH, body, Map.of("sub", "u-2")).path("statusCode").asInt())
        .isEqualTo(403);
    assertThat(bound.post(PATH, body, Map.of()).path("statusCode").asInt()).isEqualTo(401);
    bound.postAs(
        PATH, body.replace("\"userId\":\"u-1\"", "\"sessionId\":\"u-1\""), Map.of("sub", "u-2"));
    assertThat(bound.personalize.questions)
        .extracting(Question::userId)
        .containsExactly(Optional.of("u-2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"shelves":[]}            | a page must have 1..20 shelves, had 0
          {}                        | the body must be an object with a list of shelves
          {"shelves":[{}]}          | each shelf must have a name of its own, of 1..64 characters, was ''
          {"shelves":[7]}           | each shelf must have a name of its own, of 1..64 characters, was ''
          {"shelf":1,"shelves":[7]} | a page has userId, sessionId, exclude, fields, locale, precedence and shelves, was 'shelf'
          {"userId":{},"shelves":[7]} | userId must be a text, a number or a list, was '{}'
          {"precedence":["b"],"shelves":[{"name":"a"}]} | precedence must be of [a], was [b]
          """)
  void refusesWhatIsNoPage(String body, String detail) {
    JsonNode answer = endpoint.post(PATH, body, Map.of());
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Json.parse(answer.path("body").asText()).path("detail").asText()).isEqualTo(detail);
  }

  private JsonNode page(String body) {
    JsonNode answer = endpoint.post(PATH, body, Map.of());
    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
    return Json.parse(answer.path("body").asText());
  }

  private static List<String> ids(JsonNode page, int shelf) {
    List<String> ids = new ArrayList<>();
    page.path("shelves")
        .path(shelf)
        .path("items")
        .forEach(item -> ids.add(item.path("itemId").asText()));
    return ids;
  }
}
