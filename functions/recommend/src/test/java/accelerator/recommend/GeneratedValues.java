package accelerator.recommend;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Values made from a schema, most of them right, and hostile ones in their place now and then.
final class GeneratedValues {
  private static final List<String> TEXTS =
      List.of(
          "u-1",
          "u-2",
          "sku-1",
          "sku-2",
          "sku-0123",
          "View",
          "Watch",
          "RID-1",
          "in-category",
          "priced",
          "Home",
          "name,price",
          "sku-1,sku-2",
          "most-viewed",
          "product_view",
          "transaction_item",
          "2025-12-01T06:00:00Z",
          "1764572370123",
          "9");
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "null",
          "undefined",
          "NaN",
          "00000000-0000-0000-0000-000000000000",
          "\u0000",
          "\ud800",
          "a,b",
          "'\"\\",
          "<script>",
          "${jndi:x}",
          "%",
          "../..",
          "1e999",
          "-1",
          "501",
          "99999999999999999999",
          "é😀",
          "T".repeat(9_000),
          ",".repeat(3_000),
          "{",
          "[]",
          "__proto__",
          "javascript:alert(1)");

  private final SchemaCheck schemas;
  private final Random random;

  GeneratedValues(SchemaCheck schemas, Random random) {
    this.schemas = schemas;
    this.random = random;
  }

  /// One time in so many.
  boolean rarely(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  String text() {
    return rarely(4) ? pick(HOSTILE) : pick(TEXTS);
  }

  /// A value of a schema, or of none.
  JsonNode value(JsonNode given, int depth) {
    JsonNode schema = schemas.resolved(given);
    if (depth > 6 || rarely(25)) {
      return odd();
    }
    if (schema.has("anyOf") || schema.has("oneOf")) {
      JsonNode choices = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
      return value(choices.path(random.nextInt(choices.size())), depth + 1);
    }
    if (schema.has("enum") && !rarely(10)) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
    }
    List<String> types = SchemaCheck.types(schema).toList();
    return switch (pick(types)) {
      case "integer" -> Json.parse(Integer.toString(random.nextInt(60)));
      case "number" -> Json.parse(pick(List.of("1", "12.5", "1764572370", "-1", "1e9", "1e300")));
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      default -> TextNode.valueOf(text());
    };
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = Json.object();
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      boolean isRequired =
          schema.path("required").valueStream().anyMatch(n -> n.asText().equals(member.getKey()));
      if (isRequired ? !rarely(20) : rarely(3)) {
        object.set(member.getKey(), value(member.getValue(), depth + 1));
      }
    }
    if (rarely(8)) {
      object.set(text(), odd());
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode array = Json.array();
    for (int left = rarely(50) ? 600 : random.nextInt(4); left >= 0; left--) {
      array.add(value(schema.path("items"), depth + 1));
    }
    return array;
  }

  private JsonNode odd() {
    return switch (random.nextInt(6)) {
      case 0 -> Json.parse("null");
      case 1 -> Json.parse("[[{}]]");
      case 2 -> Json.parse("{\"a\":1}");
      case 3 -> Json.parse("true");
      default -> TextNode.valueOf(pick(HOSTILE));
    };
  }
}
