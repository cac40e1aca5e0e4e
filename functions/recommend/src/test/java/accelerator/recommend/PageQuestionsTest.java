package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a page asks of Personalize, which is billed by the question.
class PageQuestionsTest {
  private final Endpoint endpoint = new Endpoint();

  @Test
  void asksNoMoreQuestionsThanAPageMayHave() {
    String cart =
        "{\"name\":\"%s\",\"recommender\":\"frequently-bought-together\",\"itemIds\":[%s]}";
    String shelves =
        IntStream.range(0, 4)
            .mapToObj(
                shelf ->
                    cart.formatted(
                        "abcd".charAt(shelf),
                        IntStream.range(0, 7)
                            .mapToObj(n -> String.format(Locale.ROOT, "\"i%d-%d\"", shelf, n))
                            .collect(Collectors.joining(","))))
            .collect(Collectors.joining(","));
    JsonNode page =
        page(
            """
            {"precedence":["d","e"],"shelves":[%s,{"name":"e","recommender":"most-viewed"}]}\
            """
                .formatted(shelves));

    assertThat(endpoint.personalize.questions).hasSize(15);
    assertThat(page.at("/shelves/1/problem/status").asInt()).isEqualTo(400);
    assertThat(page.at("/shelves/1/problem/detail").asText())
        .isEqualTo(
            "a page may ask about at most 20 items and shelves in all, would with this one ask about"
                + " 22; ask for it in another page");
    assertThat(page.at("/shelves/2/problem/status").asInt()).isEqualTo(400);
    assertThat(page.at("/shelves/3").has("problem")).isFalse();
    assertThat(page.at("/shelves/4").has("problem")).isFalse();
  }

  @Test
  void aShelfKeepsItsMetadataBesideALongOneThatAsksAlike() {
    String shelf = "{\"name\":\"%s\",\"recommender\":\"most-viewed\",\"numResults\":%s}";
    page(
        "{\"shelves\":[%s,%s,%s]}"
            .formatted(
                shelf.formatted("a", "30"),
                shelf.formatted("b", "60"),
                shelf.formatted("c", "40")));

    assertThat(endpoint.personalize.questions)
        .extracting(Question::numResults)
        .containsExactlyInAnyOrder(50, 90);
  }

  @Test
  void theLogSaysWhoAnsweredThePage() {
    page("{\"shelves\":[{\"name\":\"a\",\"recommender\":\"nothing\"}]}");
    assertThat(endpoint.log.getLast()).contains("\"shelves\":1").doesNotContain("source");

    Endpoint trying =
        new Endpoint(
            new EndpointSettings(
                "data",
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                false,
                Optional.empty(),
                Experiment.parse("plain:recommended-for-you:popular:99")));
    trying.post(
        "/v1/ecommerce/page",
        "{\"userId\":\"u-7\",\"shelves\":[{\"name\":\"a\",\"recommender\":\"recommended-for-you\"}]}",
        Map.of());
    assertThat(trying.log.getLast()).contains("\"source\":\"popular\"");
  }

  private JsonNode page(String body) {
    JsonNode answer = endpoint.post("/v1/ecommerce/page", body, Map.of());
    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
    return Json.parse(answer.path("body").asText());
  }
}
