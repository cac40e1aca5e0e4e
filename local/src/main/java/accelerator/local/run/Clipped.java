package accelerator.local.run;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;

/// What is kept of long payloads, so that a page and a store stay small.
final class Clipped {
  /// Characters of a payload that are kept.
  static final int MOST_CHARACTERS = 16_384;

  private Clipped() {}

  /// The value itself, or when it is long the beginning of its text, laid out to be read, and how
  /// many characters it has as JSON.
  static JsonNode value(JsonNode value) {
    String text = Json.write(value);
    if (text.length() <= MOST_CHARACTERS) {
      return value;
    }
    String readable = value.isTextual() ? value.asText() : value.toPrettyString();
    return Json.object().put("clipped", beginning(readable)).put("characters", text.length());
  }

  static String text(String text) {
    return text.length() <= MOST_CHARACTERS ? text : beginning(text) + "..";
  }

  /// Never half of a character that is two in UTF-16.
  private static String beginning(String text) {
    int end = Math.min(text.length(), MOST_CHARACTERS);
    boolean isHalf = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, isHalf ? end - 1 : end);
  }
}
