package accelerator.local.run;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;

/// What is kept of long payloads, so that a page and a store stay small.
final class Clipped {
  /// Characters of a payload that are kept.
  static final int MOST_CHARACTERS = 16_384;

  private Clipped() {}

  /// The value itself, or when it is long the beginning of its text.
  static JsonNode value(JsonNode value) {
    String text = Json.write(value);
    if (text.length() <= MOST_CHARACTERS) {
      return value;
    }
    return Json.object()
        .put("clipped", text.substring(0, MOST_CHARACTERS))
        .put("characters", text.length());
  }

  static String text(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "..";
  }
}
