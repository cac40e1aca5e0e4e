package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The document against the code, both ways.
class ContractTest {
  private final Endpoint endpoint = new Endpoint();
  private final JsonNode document =
      Json.parse(endpoint.get("/openapi.json", "").path("body").asText());

  @Test
  void isServedAsADocumentOfOpenApi31() {
    JsonNode answer = endpoint.get("/openapi.json", "");
    assertThat(document.path("openapi").asText()).startsWith("3.1.");
    String tag = Endpoint.headers(answer).get("ETag");
    JsonNode again =
        endpoint.request("GET", "/openapi.json", "", Map.of("if-none-match", String.valueOf(tag)));
    assertThat(again.path("statusCode").asInt()).isEqualTo(304);
  }

  @Test
  void hasEveryPathThatTheEndpointHasAndNoOther() {
    Set<String> paths = names(document.path("paths"));
    Set<String> served = new TreeSet<>();
    for (Class<?> route : Route.class.getPermittedSubclasses()) {
      if (route == Route.Ask.class) {
        Arrays.stream(Domain.values())
            .forEach(domain -> served.add("/v1/%s/{recommender}".formatted(domain.key())));
      }
    }
    Stream.of(new Route.AskAsOriginal(), new Route.AskHealth(), new Route.AskContract())
        .map(Route::template)
        .forEach(served::add);
    assertThat(paths).isEqualTo(served);
    assertThat(Route.class.getPermittedSubclasses()).hasSize(4);
  }

  @Test
  void namesTheRecommendersOfEachDomain() {
    for (Domain domain : Domain.values()) {
      JsonNode operation =
          document.path("paths").path("/v1/%s/{recommender}".formatted(domain.key())).path("get");
      assertThat(texts(operation.at("/parameters/0/schema/enum")))
          .isEqualTo(domain.recommenders().stream().map(Recommender::key).toList());
    }
    assertThat(
            texts(document.at("/components/schemas/Recommendations/properties/recommender/enum")))
        .isEqualTo(Arrays.stream(Recommender.values()).map(Recommender::key).toList());
    assertThat(texts(document.at("/paths/~1get_recommendations/get/parameters/0/schema/enum")))
        .isEqualTo(
            Arrays.stream(Recommender.values()).map(r -> r.key().replace('-', '_')).toList());
  }

  @Test
  void namesTheParametersThatTheEndpointTakes() {
    JsonNode refusal =
        Json.parse(endpoint.get("/v1/ecommerce/most-viewed", "userId=u&x=y").path("body").asText());
    Set<String> taken =
        Arrays.stream(
                refusal.path("detail").asText().replaceAll("^[^\\[]*\\[|\\].*$", "").split(", "))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named = new TreeSet<>(Set.of("filter.<PARAMETER>", "promotion.<PARAMETER>"));
    named.add("context.<FIELD>");
    document
        .at("/components/parameters")
        .forEach(
            parameter -> {
              String name = parameter.path("name").asText();
              if (parameter.path("in").asText().equals("query") && !name.equals("values")) {
                named.add(name);
              }
            });
    assertThat(named).isEqualTo(taken);
    String pattern =
        names(document.at("/components/parameters/values/schema/patternProperties"))
            .iterator()
            .next();
    assertThat(List.of("filter.CATEGORY", "promotion.MAX", "context.DEVICE"))
        .allMatch(name -> name.matches(pattern));
  }

  @Test
  void namesTheBoundsThatTheEndpointKeeps() {
    JsonNode parameters = document.at("/components/parameters");
    assertThat(parameters.at("/numResults/schema/maximum").asInt())
        .isEqualTo(Question.MOST_RESULTS);
    assertThat(document.at("/components/schemas/Id/maxLength").asInt())
        .isEqualTo(Question.MOST_ID_CHARACTERS);
  }

  @Test
  void namesEveryProblemThereIsAndNoOther() {
    JsonNode problem = document.at("/components/schemas/Problem/properties");
    assertThat(texts(problem.at("/type/enum")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Problem.Kind.values()).map(Problem.Kind::type).toList());
    Set<Integer> statuses =
        Arrays.stream(Problem.Kind.values())
            .map(Problem.Kind::status)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(
            StreamSupport.stream(problem.at("/status/enum").spliterator(), false)
                .map(JsonNode::asInt))
        .containsExactlyElementsOf(statuses);
    Set<String> documented =
        names(document.at("/paths/~1v1~1ecommerce~1{recommender}/get/responses"));
    Set<String> expected =
        statuses.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    expected.addAll(Set.of("200", "304", "401", "429"));
    assertThat(documented).isEqualTo(expected);
  }

  @Test
  void refersToNothingThatIsNotThere() {
    document
        .findValues("$ref")
        .forEach(
            reference ->
                assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  @Test
  void hasAnOperationIdOfItsOwnForEachOperation() {
    List<String> ids =
        document.path("paths").findValues("operationId").stream().map(JsonNode::asText).toList();
    assertThat(ids).hasSize(document.path("paths").size()).doesNotHaveDuplicates();
  }

  @Test
  void describesTheMembersOfAnAnswer() {
    JsonNode answer =
        Json.parse(endpoint.get("/v1/ecommerce/most-viewed", "userId=u").path("body").asText());
    Set<String> described = names(document.at("/components/schemas/Recommendations/properties"));
    assertThat(described).containsAll(names(answer));
    JsonNode health = Json.parse(endpoint.get("/v1/health", "").path("body").asText());
    assertThat(names(health.at("/domains/ecommerce")))
        .isEqualTo(
            names(
                document.at(
                    "/components/schemas/Health/properties/domains/additionalProperties/properties")));
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
