package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/// JSON as the service writes it: compact, without nulls.
final class PersonalizeJson {
  private static final JsonMapper ESCAPING =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private PersonalizeJson() {}

  static byte[] bytes(JsonNode node) {
    try {
      return StrictJson.bytes(node);
    } catch (IllegalStateException _) {
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
      return StrictJson.read(in.readAllBytes());
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
