package accelerator.recommend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Values against the schemas of a document: as much of JSON Schema as the endpoint's has.
record SchemaCheck(JsonNode document) {

  /// A schema, wherever it stands.
  JsonNode resolved(JsonNode schema) {
    return schema.has("$ref")
        ? resolved(document.at(schema.path("$ref").asText().substring(1)))
        : schema;
  }

  /// The first thing that is wrong with a value.
  Optional<String> violation(JsonNode given, JsonNode value) {
    JsonNode schema = resolved(given);
    if (schema.has("anyOf") || schema.has("oneOf")) {
      JsonNode choices = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
      return choices.valueStream().anyMatch(each -> violation(each, value).isEmpty())
          ? Optional.empty()
          : Optional.of("none of the choices: " + value);
    }
    if (schema.has("type") && types(schema).noneMatch(type -> isOf(type, value))) {
      return Optional.of("not of type %s: %s".formatted(schema.path("type"), value));
    }
    if (schema.has("enum")
        && schema.path("enum").valueStream().noneMatch(each -> each.equals(value))) {
      return Optional.of("not of %s: %s".formatted(schema.path("enum"), value));
    }
    if (schema.has("const") && !schema.path("const").equals(value)) {
      return Optional.of("not %s: %s".formatted(schema.path("const"), value));
    }
    return value.isObject() ? ofObject(schema, value) : ofArray(schema, value);
  }

  private Optional<String> ofObject(JsonNode schema, JsonNode value) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        return Optional.of("without %s: %s".formatted(name, value));
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode known = schema.path("properties").path(member.getKey());
      JsonNode others = schema.path("additionalProperties");
      if (known.isMissingNode() && others.isBoolean() && !others.asBoolean()) {
        return Optional.of("has %s: %s".formatted(member.getKey(), value));
      }
      JsonNode of = known.isMissingNode() ? others : known;
      Optional<String> wrong = of.isObject() ? violation(of, member.getValue()) : Optional.empty();
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private Optional<String> ofArray(JsonNode schema, JsonNode value) {
    return value.isArray() && schema.has("items")
        ? value
            .valueStream()
            .flatMap(each -> violation(schema.path("items"), each).stream())
            .findFirst()
        : Optional.empty();
  }

  static Stream<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.valueStream().map(JsonNode::asText) : Stream.of(type.asText());
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "boolean" -> value.isBoolean();
      default -> throw new IllegalArgumentException(type);
    };
  }
}
