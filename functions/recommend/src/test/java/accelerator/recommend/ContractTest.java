package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// The OpenAPI document against the code, in both directions.
class ContractTest {
  private static final JsonNode DOCUMENT = Json.parse(Contract.DOCUMENT.text());
  private static final JsonNode ASK = DOCUMENT.at("/paths/~1v1~1ecommerce~1{recommender}/get");

  @Test
  void hasEveryRouteWithItsMethods() {
    Set<String> routes = new TreeSet<>();
    Set<String> paths = new TreeSet<>();
    for (Class<?> route : Route.class.getPermittedSubclasses()) {
      routes.add(RoutesOfContract.example(route).template());
    }
    for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
      Route route = Route.of(RoutesOfContract.path(path.getKey()));
      paths.add(route.template());
      Set<String> methods = new TreeSet<>();
      path.getValue()
          .fieldNames()
          .forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
      methods.remove("PARAMETERS");
      assertThat(methods).as(path.getKey()).isEqualTo(new TreeSet<>(route.methods()));
    }
    assertThat(paths).isEqualTo(routes);
  }

  @Test
  void pairsEveryDomainWithItsRecommenders() {
    for (Domain domain : Domain.values()) {
      JsonNode path = DOCUMENT.path("paths").path("/v1/%s/{recommender}".formatted(domain.key()));
      assertThat(texts(path.at("/parameters/0/schema/enum")))
          .containsExactlyInAnyOrderElementsOf(
              domain.recommenders().stream().map(Recommender::key).toList());
    }
  }

  @Test
  void hasTheParametersOfAQuestion() {
    Set<String> names = new TreeSet<>();
    ASK.path("parameters")
        .forEach(
            each ->
                names.add(
                    DOCUMENT.at(each.path("$ref").asText().substring(1)).path("name").asText()));
    Set<String> expected = new TreeSet<>(Inquiry.PARAMETERS);
    expected.add("named");
    assertThat(names).isEqualTo(expected);
    assertThat(parameter("exclude").path("maxItems").asInt()).isEqualTo(Selection.MOST_EXCLUDED);
    assertThat(parameter("itemIds").path("maxItems").asInt()).isEqualTo(Inquiry.MOST_ITEMS);
    assertThat(parameter("numResults").path("maximum").asInt()).isEqualTo(Question.MOST_RESULTS);
    assertThat(parameter("userId").path("maxLength").asInt())
        .isEqualTo(accelerator.recommend.events.Ids.LONGEST);
  }

  @Test
  void hasEveryDomainRecommenderSourceAndProblem() {
    assertThat(
            texts(DOCUMENT.at("/components/schemas/Recommendations/properties/recommender/enum")))
        .isEqualTo(Arrays.stream(Recommender.values()).map(Recommender::key).toList());
    assertThat(texts(DOCUMENT.at("/components/schemas/Source/enum")))
        .isEqualTo(
            Arrays.stream(RecommendedItems.Source.values())
                .map(RecommendedItems.Source::key)
                .toList());
    assertThat(texts(DOCUMENT.at("/components/schemas/Problem/properties/type/enum")))
        .isEqualTo(Arrays.stream(Problem.Kind.values()).map(Problem.Kind::type).toList());
  }

  @Test
  void hasTheStatusOfEveryProblem() {
    Set<String> statuses = new TreeSet<>();
    DOCUMENT
        .path("paths")
        .forEach(
            path ->
                path.forEach(
                    operation ->
                        operation.path("responses").fieldNames().forEachRemaining(statuses::add)));
    Set<String> problems =
        Arrays.stream(Problem.Kind.values())
            .map(kind -> Integer.toString(kind.status))
            .collect(Collectors.toCollection(TreeSet::new));
    problems.addAll(List.of("200", "202", "304", "429"));
    assertThat(statuses).isEqualTo(problems);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (String reference : DOCUMENT.findValuesAsText("$ref")) {
      assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void isServedWithATag() {
    Endpoint endpoint = new Endpoint();
    JsonNode answer = endpoint.get("/openapi.json", "");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Json.parse(answer.path("body").asText())).isEqualTo(DOCUMENT);
    assertThat(
            endpoint
                .request(
                    "GET",
                    "/openapi.json",
                    "",
                    Map.of("if-none-match", Endpoint.headers(answer).get("ETag")))
                .path("statusCode")
                .asInt())
        .isEqualTo(304);
  }

  @Test
  void servesAModuleOfThreeKilobytesForWebPages() throws IOException {
    JsonNode answer = new Endpoint().get("/client.js", "");
    assertThat(Endpoint.headers(answer))
        .containsEntry("Content-Type", "text/javascript; charset=utf-8")
        .containsEntry("Cache-Control", "public, max-age=3600");
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(answer.path("body").asText().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(compressed.size()).isLessThan(3_000);
  }

  private static JsonNode parameter(String name) {
    return DOCUMENT.path("components").path("parameters").path(name).path("schema");
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /// One of each kind of route.
  private static final class RoutesOfContract {
    private static final List<Route> EXAMPLES =
        List.of(
            new Route.Ask(Recommender.MOST_VIEWED),
            new Route.AskLegacy(),
            new Route.AskPage(Domain.ECOMMERCE),
            new Route.Tell(Domain.ECOMMERCE),
            new Route.Forget(Domain.ECOMMERCE, "u-1"),
            new Route.AskHealth(),
            new Route.AskContract(),
            new Route.AskClient());

    /// A path of the document with something in the place of its variables.
    static String path(String template) {
      return template
          .replace("{datasetGroup}", "shop-ecommerce")
          .replace("{userId}", "u-1")
          .replace(
              "{recommender}", template.contains("ecommerce") ? "most-viewed" : "most-popular");
    }

    static Route example(Class<?> type) {
      return EXAMPLES.stream().filter(type::isInstance).findFirst().orElseThrow();
    }
  }
}
