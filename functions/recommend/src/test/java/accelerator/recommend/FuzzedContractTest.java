package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Requests made from the OpenAPI document, and their answers judged by it. `-Dfuzz.count=50000`
/// sends so many.
class FuzzedContractTest {
  private static final int COUNT = Integer.getInteger("fuzz.count", 4_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_251_201L);
  private static final long MOST_NANOS = 200_000_000;
  private static final JsonNode DOCUMENT = Json.parse(Contract.DOCUMENT.text());
  private static final String OWN = "u-token";

  private final SchemaCheck schemas = new SchemaCheck(DOCUMENT);
  private final GeneratedValues values = new GeneratedValues(schemas, new Random(SEED));
  private final FakeEvents openEvents = new FakeEvents();
  private final Endpoint open = published(new Endpoint(openEvents));
  private final Endpoint bound =
      published(
          new Endpoint(
              new EndpointSettings(
                  "data",
                  Duration.ofSeconds(30),
                  Duration.ofSeconds(30),
                  true,
                  Optional.of("sub"),
                  List.of())));

  private record Operation(String path, String method, JsonNode what) {}

  @Test
  void everyAnswerIsOneOfTheDocumentsAndSoon() {
    List<Operation> operations = operations();
    for (int number = 0; number < COUNT; number++) {
      Operation operation = values.pick(operations);
      boolean isBound =
          values.rarely(4)
              && operation.what().path("tags").path(0).asText().equals("recommendations");
      String event = event(operation, isBound);
      Endpoint endpoint = isBound ? bound : open;
      endpoint.personalize.questions.clear();
      endpoint.log.clear();
      openEvents.puts.clear();
      long before = processorTime();
      JsonNode answer = endpoint.invoke(event);
      long took = processorTime() - before;
      judge(operation, event, answer, endpoint);
      if (number > COUNT / 4) {
        assertThat(took).as("processor time of " + event).isLessThan(MOST_NANOS);
      }
      if (isBound) {
        assertThat(endpoint.personalize.questions)
            .as(event)
            .allMatch(question -> question.userId().filter(OWN::equals).isPresent());
      }
    }
  }

  private void judge(Operation operation, String event, JsonNode answer, Endpoint endpoint) {
    int status = answer.path("statusCode").asInt();
    String shown =
        "%s: %.2000s: %.500s %s".formatted(operation.path(), event, answer, endpoint.log);
    assertThat(status).as(shown).isBetween(200, 499);
    JsonNode response =
        schemas.resolved(operation.what().path("responses").path(Integer.toString(status)));
    assertThat(response.isMissingNode()).as("%d is not of %s", status, shown).isFalse();
    String body = answer.path("body").asText();
    if (operation.method().equals("head") || status == 304) {
      assertThat(body).as(shown).isEmpty();
      return;
    }
    String type = Endpoint.headers(answer).getOrDefault("Content-Type", "").split(";", 2)[0];
    JsonNode schema = response.path("content").path(type).path("schema");
    assertThat(schema.isMissingNode()).as("%s is not of %s", type, shown).isFalse();
    if (!type.equals("text/javascript")) {
      assertThat(schemas.violation(schema, Json.parse(body))).as(shown).isEmpty();
    }
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
      for (String method : List.of("get", "head", "post", "delete")) {
        if (path.getValue().has(method)) {
          operations.add(new Operation(path.getKey(), method, path.getValue().path(method)));
        }
      }
    }
    return operations;
  }

  private String event(Operation operation, boolean isBound) {
    String path = path(operation);
    ObjectNode event = Json.object().put("version", "2.0").put("rawPath", path);
    event.put("rawQueryString", query(operation));
    ObjectNode headers = event.putObject("headers");
    if (values.rarely(10)) {
      headers.put(values.pick(List.of("if-none-match", "authorization")), values.text());
    }
    ObjectNode context = event.putObject("requestContext");
    context
        .putObject("http")
        .put("method", operation.method().toUpperCase(java.util.Locale.ROOT))
        .put("path", path);
    if (isBound) {
      context.putObject("authorizer").putObject("jwt").putObject("claims").put("sub", OWN);
    }
    JsonNode content = operation.what().path("requestBody").path("content");
    if (content.isObject()) {
      headers.put("content-type", "application/json");
      String body = Json.write(values.value(content.path("application/json").path("schema"), 0));
      event.put("body", values.rarely(40) ? body.substring(body.length() / 2) : body);
    }
    return event.toString();
  }

  private String path(Operation operation) {
    JsonNode shared = DOCUMENT.path("paths").path(operation.path()).path("parameters").path(0);
    JsonNode choices = shared.path("schema").path("enum");
    String chosen =
        choices.isArray()
            ? values.pick(choices.valueStream().map(JsonNode::asText).toList())
            : "shop-ecommerce";
    return operation.path().replaceFirst("\\{[a-zA-Z]+}", values.rarely(30) ? "nothing" : chosen);
  }

  private String query(Operation operation) {
    List<String> pairs = new ArrayList<>();
    for (JsonNode each : operation.what().path("parameters")) {
      JsonNode parameter = schemas.resolved(each);
      String name = parameter.path("name").asText();
      if (name.equals("named")) {
        name =
            values.pick(
                List.of(
                    "filter.CATEGORY",
                    "filter.MOST",
                    "promotion.CATEGORY",
                    "context.DEVICE",
                    "named"));
      }
      boolean isWanted = parameter.path("required").asBoolean() || values.rarely(3);
      if (isWanted) {
        JsonNode value = values.value(parameter.path("schema"), 3);
        String text =
            value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
                : value.asText(value.toString());
        pairs.add(name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
      }
    }
    return String.join("&", pairs);
  }

  /// Every recommender of both domains.
  private static Endpoint published(Endpoint endpoint) {
    for (Domain domain : Domain.values()) {
      Registry plain = Given.registry("run-1");
      endpoint.store.publish(
          new Registry(
              domain,
              "run-3",
              plain.publishedAt(),
              domain.recommenders().stream()
                  .map(each -> new Registry.Entry(each, Given.arn(each)))
                  .toList(),
              plain.itemColumns(),
              plain.popular(),
              plain.durations(),
              plain.filters(),
              plain.trackingId()));
    }
    return endpoint;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
