package accelerator.emulators.personalize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// The shapes of the operations' requests, read from an extract of the service models.
final class Shapes {
  private final JsonNode shapes;
  private final Map<String, Shape> byOperation = new LinkedHashMap<>();

  private Shapes(JsonNode description) {
    this.shapes = description.path("shapes");
    description
        .path("operations")
        .properties()
        .forEach(each -> byOperation.put(each.getKey(), shape(each.getValue().asText())));
  }

  /// Reads a description that lies beside this class.
  static Shapes read(String resource) {
    return new Shapes(PersonalizeJson.resource(resource));
  }

  /// Refuses a request that is not of its operation's shape, naming every violation. Members that
  /// the shape does not have are ignored, as the service ignores them.
  void check(String operation, ObjectNode request) {
    Shape shape = byOperation.get(operation);
    if (shape == null) {
      throw Refusal.unknownOperation(operation);
    }
    List<String> violations = ShapeCheck.violations(shape, request);
    if (!violations.isEmpty()) {
      throw Refusal.invalidInput(
          "%s",
          String.format(
              Locale.ROOT,
              "%d validation error%s detected: %s",
              violations.size(),
              violations.size() == 1 ? "" : "s",
              String.join("; ", violations)));
    }
  }

  private Shape shape(String name) {
    JsonNode node = shapes.path(name);
    Range range = new Range(node.path("min").asLong(0), node.path("max").asLong(Long.MAX_VALUE));
    return switch (node.path("type").asText()) {
      case "structure" -> structure(node);
      case "list" -> new Shape.Sequence(shape(node.path("member").asText()), range);
      case "map" ->
          new Shape.Dictionary(
              shape(node.path("key").asText()), shape(node.path("value").asText()), range);
      case "string" ->
          new Shape.Text(
              range, pattern(node), texts(node.path("enum")), node.path("sensitive").asBoolean());
      case "integer" -> new Shape.Whole(range);
      case "float", "double", "timestamp" -> new Shape.Decimal();
      case "boolean" -> new Shape.Flag();
      default -> throw new IllegalArgumentException("shape '%s' has no type".formatted(name));
    };
  }

  private Shape structure(JsonNode node) {
    Map<String, Shape> members = new LinkedHashMap<>();
    node.path("members")
        .properties()
        .forEach(member -> members.put(member.getKey(), shape(member.getValue().asText())));
    return new Shape.Structure(
        members, texts(node.path("required")), node.path("sensitive").asBoolean());
  }

  private static Optional<Pattern> pattern(JsonNode node) {
    return node.has("pattern")
        ? Optional.of(Pattern.compile(node.path("pattern").asText()))
        : Optional.empty();
  }

  private static List<String> texts(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList();
  }
}
