package accelerator.emulators.personalize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/// JSON as the service writes and reads it: compact, without nulls.
final class PersonalizeJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final JsonMapper ESCAPING =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private PersonalizeJson() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  /// @throws IOException when it is not one JSON value in UTF-8
  static JsonNode read(byte[] bytes) throws IOException {
    return MAPPER.readTree(bytes);
  }

  /// @throws JsonProcessingException when it is not one JSON value
  static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException _) {
      return escaped(node);
    }
  }

  /// Half a surrogate pair, which clients can send as an escape, has no UTF-8 form.
  private static byte[] escaped(JsonNode node) {
    try {
      return ESCAPING.writeValueAsBytes(node);
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A JSON file that lies beside this class.
  static JsonNode resource(String name) {
    try (InputStream in = PersonalizeJson.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no resource '%s'".formatted(name));
      }
      return MAPPER.readTree(in);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Adds both dates that every resource has: epoch seconds with milliseconds, in the exponent form
  /// (`1.698431822857E9`) to which the lengths of recorded answers point.
  static void putDates(ObjectNode node, Instant created, Instant updated) {
    node.put("creationDateTime", created.toEpochMilli() / 1000.0);
    node.put("lastUpdatedDateTime", updated.toEpochMilli() / 1000.0);
  }
}
