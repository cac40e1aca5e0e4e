package accelerator.emulators.loopback;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;

/// JSON as a service reads it: exactly one value. Nothing at all, a second value, text after the
/// end and a member that is there twice are no JSON.
public final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private StrictJson() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// @throws IOException saying what is wrong and where, when it is not one JSON value in UTF-8
  public static JsonNode read(byte[] bytes) throws IOException {
    return something(() -> MAPPER.readTree(bytes));
  }

  /// @throws IOException saying what is wrong and where, when it is not one JSON value
  public static JsonNode read(String text) throws IOException {
    return something(() -> MAPPER.readTree(text));
  }

  private static JsonNode something(Parse parse) throws IOException {
    JsonNode node;
    try {
      node = parse.tree();
    } catch (JsonProcessingException failure) {
      throw new IOException(
          "%s (%s)".formatted(failure.getOriginalMessage(), place(failure)), failure);
    }
    if (node.isMissingNode()) {
      throw new IOException("there is no JSON value");
    }
    return node;
  }

  private static String place(JsonProcessingException failure) {
    JsonLocation location = failure.getLocation();
    return location == null
        ? "place unknown"
        : String.format(
            Locale.ROOT, "line %d, column %d", location.getLineNr(), location.getColumnNr());
  }

  private interface Parse {
    JsonNode tree() throws IOException;
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
