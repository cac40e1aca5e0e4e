package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The OpenAPI document against the code, in both directions.
class ContractTest {
  private static final JsonNode DOCUMENT = Json.parse(Contract.document());
  private static final JsonNode ASK = DOCUMENT.at("/paths/~1v1~1{domain}~1{recommender}/get");

  @Test
  void hasEveryRouteWithItsMethods() {
    Set<String> routes = new TreeSet<>();
    for (Class<?> route : Route.class.getPermittedSubclasses()) {
      routes.add(RoutesOfContract.example(route).template());
    }
    Set<String> paths = new TreeSet<>();
    DOCUMENT.path("paths").fieldNames().forEachRemaining(paths::add);

    assertThat(paths).isEqualTo(routes);
    for (Class<?> type : Route.class.getPermittedSubclasses()) {
      Route route = RoutesOfContract.example(type);
      Set<String> methods = new TreeSet<>();
      DOCUMENT
          .path("paths")
          .path(route.template())
          .fieldNames()
          .forEachRemaining(name -> methods.add(name.toUpperCase(java.util.Locale.ROOT)));
      assertThat(route.methods()).containsAll(methods);
    }
  }

  @Test
  void hasTheParametersOfAQuestion() {
    List<String> names = ASK.path("parameters").findValuesAsText("name");
    List<String> expected = new ArrayList<>(List.of("domain", "recommender"));
    expected.addAll(Question.PARAMETERS);
    expected.add("context.<NAME>");
    assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(parameter("numResults").path("maximum").asInt()).isEqualTo(Question.MOST_RESULTS);
    assertThat(parameter("userId").path("maxLength").asInt())
        .isEqualTo(accelerator.recommend.events.Ids.LONGEST);
  }

  @Test
  void hasEveryDomainRecommenderSourceAndProblem() {
    assertThat(texts(parameter("domain").path("enum")))
        .isEqualTo(Arrays.stream(Domain.values()).map(Domain::key).toList());
    assertThat(texts(parameter("recommender").path("enum")))
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
    problems.addAll(List.of("200", "304"));
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
                    java.util.Map.of("if-none-match", Endpoint.headers(answer).get("ETag")))
                .path("statusCode")
                .asInt())
        .isEqualTo(304);
  }

  private static JsonNode parameter(String name) {
    for (JsonNode parameter : ASK.path("parameters")) {
      if (parameter.path("name").asText().equals(name)) {
        return parameter.path("schema");
      }
    }
    throw new AssertionError("no parameter " + name);
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
            new Route.Tell(Domain.ECOMMERCE),
            new Route.AskHealth(),
            new Route.AskContract());

    static Route example(Class<?> type) {
      return EXAMPLES.stream().filter(type::isInstance).findFirst().orElseThrow();
    }
  }
}
