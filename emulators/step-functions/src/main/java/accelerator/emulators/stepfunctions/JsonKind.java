package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// The type that a field must evaluate to.
enum JsonKind {
  ANY,
  ARRAY,
  BOOLEAN,
  INTEGER,
  STRING;

  boolean matches(JsonNode value) {
    return switch (this) {
      case ANY -> true;
      case ARRAY -> value.isArray();
      case BOOLEAN -> value.isBoolean();
      case INTEGER -> value.isIntegralNumber();
      case STRING -> value.isTextual();
    };
  }

  /// As error messages call it.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What error messages call the type of a value.
  static String of(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
