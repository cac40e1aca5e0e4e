package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// A function's properties over those of `Globals`.
record FunctionProperties(String logicalId, JsonNode globals, JsonNode own) {
  JsonNode get(String property) {
    return own.has(property) ? own.path(property) : globals.path(property);
  }

  Optional<String> optional(String property) {
    return Optional.of(get(property)).filter(JsonNode::isValueNode).map(JsonNode::asText);
  }

  /// @throws EmulatorException when neither place has it
  String text(String property) {
    return optional(property)
        .orElseThrow(() -> new EmulatorException("%s has no %s".formatted(logicalId, property)));
  }

  /// @throws EmulatorException when it is not a whole number; a parameter's value arrives as text
  int number(String property, int fallback) {
    String text = optional(property).orElse(String.valueOf(fallback));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new EmulatorException(
          "%s: %s must be a whole number, was '%s'".formatted(logicalId, property, text));
    }
  }
}
