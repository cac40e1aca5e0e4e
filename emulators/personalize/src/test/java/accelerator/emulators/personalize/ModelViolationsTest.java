package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation, sent with one violation at each place of its request: what the service's model
/// demands gets the error that it documents.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelViolationsTest {
  private static final Forge FORGE = new Forge();

  private Service service;

  /// A violation and the beginning of the error that it must get.
  private record Violation(JsonNode value, String error) {}

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    service = Service.instant(folder);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  static Stream<String> operations() {
    return FORGE.operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void getTheDocumentedError(String operation) {
    Shapes.read("requests.json").check(operation, FORGE.request(operation));
    for (Forge.Place place : FORGE.places(operation)) {
      for (Violation violation : violations(place)) {
        ObjectNode request = FORGE.request(operation);
        Forge.replace(request, place.pointer(), violation.value());
        Service.Reply reply = send(operation, request.toString());
        assertThat(reply.error()).as("%s %s", operation, request).startsWith(violation.error());
        assertThat(reply.status()).isEqualTo(400);
      }
    }
  }

  private static List<Violation> violations(Forge.Place place) {
    List<Violation> found = new ArrayList<>();
    JsonNode shape = FORGE.shape(place);
    String invalid = "InvalidInputException: 1 validation error detected: Value";
    if (place.isRequired()) {
      found.add(new Violation(MissingNode.getInstance(), invalid + " null at '"));
    }
    String type = shape.path("type").asText();
    found.add(new Violation(otherType(type), "SerializationException: Value at '"));
    int max = shape.path("max").asInt(-1);
    int min = shape.path("min").asInt(-1);
    if (type.equals("string")) {
      if (max > 0) {
        found.add(new Violation(TextNode.valueOf("x".repeat(max + 1)), invalid));
      }
      if (min > 0) {
        found.add(new Violation(TextNode.valueOf(""), "InvalidInputException: "));
      }
      if (shape.has("pattern")) {
        found.add(new Violation(TextNode.valueOf("\u0001ü"), invalid));
      }
      if (shape.has("enum")) {
        found.add(new Violation(TextNode.valueOf("NOTHING"), invalid));
      }
    }
    if (type.equals("integer")) {
      found.add(new Violation(number(min - 1), invalid));
      found.add(new Violation(number(1.5), "SerializationException: Value at '"));
      found.add(new Violation(number(1e300), "SerializationException: Value at '"));
      if (max > 0) {
        found.add(new Violation(number(max + 1), invalid));
      }
    }
    if (type.equals("list") && min > 0) {
      found.add(new Violation(StrictJson.object().putArray("list"), invalid));
    }
    return found;
  }

  private static JsonNode otherType(String type) {
    return type.equals("integer") || type.equals("float") || type.equals("timestamp")
        ? TextNode.valueOf("1")
        : number(7);
  }

  private static JsonNode number(double value) {
    ObjectNode holder = StrictJson.object();
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? holder.put("number", (int) value).path("number")
        : holder.put("number", value).path("number");
  }

  private Service.Reply send(String operation, String body) {
    return switch (operation) {
      case "GetRecommendations" -> service.send("/recommendations", "", body);
      case "PutEvents" -> service.send("/events", "", body);
      case "PutItems" -> service.send("/items", "", body);
      case "PutUsers" -> service.send("/users", "", body);
      default -> service.send("/", operation, body);
    };
  }
}
