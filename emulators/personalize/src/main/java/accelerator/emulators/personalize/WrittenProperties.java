package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The `properties` of a single event, item or user: a JSON object sent as a string, whose keys are
/// the schema's field names in camel case (`CATEGORY_L1` is `categoryL1`). The wording of the
/// refusals, and that unknown keys are refused, could not be verified against the service.
final class WrittenProperties {
  private WrittenProperties() {}

  /// The object that the text is; an empty one where there is no text.
  ///
  /// @throws Refusal when the text is no JSON object
  static ObjectNode read(Optional<String> properties) {
    return properties.map(WrittenProperties::parse).orElseGet(StrictJson::object);
  }

  /// The values by the order of the schema's fields, empty where absent.
  ///
  /// @param given the fields whose values do not come from the properties, with an empty value
  /// @throws Refusal when a key is unknown or a value is not of its field's type
  static String[] values(ObjectNode node, SchemaContent schema, List<String> given) {
    Set<String> unknown = new HashSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    String[] values = new String[schema.fields().size()];
    for (int index = 0; index < values.length; index++) {
      Field field = schema.fields().get(index);
      boolean isGiven = given.contains(field.name());
      String key = camelCase(field.name());
      values[index] = isGiven ? "" : value(field, node.path(key), key);
      if (!isGiven) {
        unknown.remove(key);
      }
    }
    if (!unknown.isEmpty()) {
      throw Refusal.invalidInput("properties has keys that the schema does not: %s", unknown);
    }
    return values;
  }

  static String camelCase(String field) {
    StringBuilder key = new StringBuilder();
    for (String word : field.toLowerCase(Locale.ROOT).split("_", -1)) {
      if (key.isEmpty() || word.isEmpty()) {
        key.append(word);
      } else {
        key.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return key.toString();
  }

  private static String value(Field field, JsonNode node, String key) {
    if (node.isContainerNode()) {
      throw Refusal.invalidInput("The property %s must be a string or a number", key);
    }
    String text = node.isMissingNode() || node.isNull() ? "" : node.asText();
    try {
      return new ColumnCheck(field).checked(text, () -> "properties." + key);
    } catch (JobFailed failure) {
      throw Refusal.invalidInput("%s", String.valueOf(failure.getMessage()));
    }
  }

  private static ObjectNode parse(String text) {
    try {
      if (StrictJson.read(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException _) {
      throw Refusal.invalidInput("properties must be a JSON object");
    }
    throw Refusal.invalidInput("properties must be a JSON object");
  }
}
