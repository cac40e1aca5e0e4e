package accelerator.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// JSON as every payload here is written: absent members are left out, instants and dates are ISO
/// 8601 text, an unknown member is an error. One text is one value: nothing at all, or anything
/// after the value, is an error too.
public final class Json {
  /// Reads and writes records, at the first need.
  private static final class Records {
    static final ObjectMapper MAPPER =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();
  }

  private Json() {}

  /// The mapper itself, for streams.
  public static ObjectMapper mapper() {
    return Records.MAPPER;
  }

  public static ObjectNode object() {
    return Trees.NODES.objectNode();
  }

  public static ArrayNode array() {
    return Trees.NODES.arrayNode();
  }

  /// A stream's one value as a tree; the stream is read to its end and stays open.
  ///
  /// @throws InvalidInput when it is not JSON in UTF-8, or more than one value
  /// @throws IOException when it cannot be read
  public static JsonNode parse(InputStream input) throws IOException {
    byte[] bytes = input.readAllBytes();
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      throw new InvalidInput("not JSON: it is not UTF-8");
    }
  }

  /// A value as a tree.
  public static JsonNode tree(Object value) {
    return Records.MAPPER.valueToTree(value);
  }

  /// A text's one value as a tree.
  ///
  /// @throws InvalidInput when it is not JSON, or more than one value
  public static JsonNode parse(String text) {
    try {
      return Trees.read(text);
    } catch (StreamConstraintsException _) {
      throw new InvalidInput(
          "not JSON that is read here: a number has over 1000 digits, a name over 50000 characters,"
              + " or a value is nested over 1000 levels");
    } catch (JsonProcessingException failure) {
      // what follows is a hint to the programmer of the reader
      throw new InvalidInput("not JSON: " + failure.getOriginalMessage().split(": enable `", 2)[0]);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A tree as a value.
  ///
  /// @throws InvalidInput when a member is unknown, missing or of the wrong type
  public static <T> T read(JsonNode node, Class<T> type) {
    try {
      return Records.MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException failure) {
      if (failure.getCause() instanceof InvalidInput refused) {
        throw refused;
      }
      throw new InvalidInput(
          "not a %s: %s".formatted(type.getSimpleName(), failure.getOriginalMessage()));
    }
  }

  /// A value as compact text.
  public static String write(Object value) {
    try {
      return value instanceof JsonNode tree
          ? Trees.write(tree)
          : Records.MAPPER.writeValueAsString(value);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
