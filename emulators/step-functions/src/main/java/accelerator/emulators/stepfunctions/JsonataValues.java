package accelerator.emulators.stepfunctions;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as the JSONata library sees it, and back. The library's own null stands for JSON's null, so
/// that Java's null is left to mean undefined.
final class JsonataValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonataValues() {}

  static Object read(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL -> Jsonata.NULL_VALUE;
      case BOOLEAN -> node.booleanValue();
      case STRING -> node.textValue();
      case NUMBER -> number(node);
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        node.forEach(item -> items.add(read(item)));
        yield items;
      }
      case OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), read(member.getValue())));
        yield members;
      }
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("not JSON: %s".formatted(node.getNodeType()));
    };
  }

  /// The JSON of a value.
  ///
  /// @throws UnsupportedOperationException when it has none: a function, a regular expression
  @SuppressWarnings("ReferenceEquality") // Its null is known by being that very object.
  static JsonNode write(Object value) {
    return switch (value) {
      case String text -> NODES.textNode(text);
      case Boolean bool -> NODES.booleanNode(bool);
      case Number number -> write(number);
      case List<?> items -> {
        ArrayNode array = NODES.arrayNode(items.size());
        items.forEach(item -> array.add(write(item)));
        yield array;
      }
      case Map<?, ?> members -> {
        ObjectNode object = NODES.objectNode();
        members.forEach((name, member) -> object.set(String.valueOf(name), write(member)));
        yield object;
      }
      case Object other when other.equals(Jsonata.NULL_VALUE) -> NODES.nullNode();
      default -> throw new UnsupportedOperationException(value.getClass().getSimpleName());
    };
  }

  /// Numbers are JavaScript's: one without a fraction is written without a point.
  private static JsonNode write(Number number) {
    double value = number.doubleValue();
    if (number instanceof Long || number instanceof Integer) {
      return integer(number.longValue());
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? integer((long) value)
        : NODES.numberNode(value);
  }

  private static JsonNode integer(long value) {
    return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
  }

  private static Object number(JsonNode node) {
    if (node.canConvertToExactIntegral() && node.canConvertToInt()) {
      return node.intValue();
    }
    if (node.canConvertToExactIntegral() && node.canConvertToLong()) {
      return node.longValue();
    }
    return node.doubleValue();
  }
}
