package accelerator.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/// JSON trees, read and written as Jackson's mapper would. The mapper itself, with the three
/// hundred classes that map objects, is left alone: a function that needs trees only starts sooner.
final class Trees {
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// It keeps no names that it has read: they are the callers', and some hundred megabytes of them
  /// would stay.
  private static final JsonFactory FORMAT =
      new JsonFactoryBuilder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private Trees() {}

  /// A text's one value.
  ///
  /// @throws JsonParseException when it has none, or something after it, or is no JSON
  static JsonNode read(String text) throws IOException {
    try (JsonParser parser = FORMAT.createParser(text)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new JsonParseException(parser, "there is no value");
      }
      JsonNode tree = value(parser, token);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "there is more than one value");
      }
      return tree;
    }
  }

  /// The depth is bounded by the parser.
  private static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private static ObjectNode object(JsonParser parser) throws IOException {
    ObjectNode object = NODES.objectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      object.set(name, value(parser, parser.nextToken()));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser) throws IOException {
    ArrayNode array = NODES.arrayNode();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      array.add(value(parser, token));
      token = parser.nextToken();
    }
    return array;
  }

  private static JsonNode whole(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  /// Compact text.
  static String write(JsonNode tree) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FORMAT.createGenerator(text)) {
      put(tree, generator);
    }
    return text.toString();
  }

  private static void put(JsonNode tree, JsonGenerator generator) throws IOException {
    switch (tree.getNodeType()) {
      case OBJECT -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
          generator.writeFieldName(member.getKey());
          put(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case ARRAY -> {
        generator.writeStartArray();
        for (JsonNode element : tree) {
          put(element, generator);
        }
        generator.writeEndArray();
      }
      case STRING -> generator.writeString(tree.textValue());
      case NUMBER -> putNumber(tree, generator);
      case BOOLEAN -> generator.writeBoolean(tree.booleanValue());
      case NULL, MISSING -> generator.writeNull();
      case BINARY -> generator.writeBinary(tree.binaryValue());
      case POJO -> throw new IllegalArgumentException("no tree of JSON: " + tree);
    }
  }

  private static void putNumber(JsonNode number, JsonGenerator generator) throws IOException {
    switch (number.numberType()) {
      case INT -> generator.writeNumber(number.intValue());
      case LONG -> generator.writeNumber(number.longValue());
      case BIG_INTEGER -> generator.writeNumber(number.bigIntegerValue());
      case FLOAT -> generator.writeNumber(number.floatValue());
      case DOUBLE -> generator.writeNumber(number.doubleValue());
      case BIG_DECIMAL -> generator.writeNumber(number.decimalValue());
    }
  }
}
