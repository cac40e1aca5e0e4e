package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a schema's Avro text and refuses what the service's schemas cannot be. The wording of its
/// refusals could not be verified against the service.
final class SchemaReader {
  private static final List<String> RECORDS = List.of("Interactions", "Items", "Users");
  private static final String FIELD_NAME = "[A-Za-z_][A-Za-z0-9_]*";
  private static final String NAMESPACE = "com.amazonaws.personalize.schema";

  private SchemaReader() {}

  /// @throws Refusal naming what is wrong
  static SchemaContent read(String text) {
    JsonNode root = parse(text);
    demand(root.isObject(), "Schema must be a JSON object");
    demand(
        root.path("type").asText().equals("record"),
        "Schema type must be record, was '%s'",
        root.path("type").asText());
    String name = root.path("name").asText();
    demand(RECORDS.contains(name), "Schema name must be one of %s, was '%s'", RECORDS, name);
    String namespace = root.path("namespace").asText(NAMESPACE);
    demand(
        namespace.equals(NAMESPACE), "Schema namespace must be %s, was '%s'", NAMESPACE, namespace);
    demand(
        root.path("fields").isArray() && !root.path("fields").isEmpty(),
        "Schema fields must be an array that is not empty");
    List<Field> fields = new ArrayList<>();
    root.path("fields").forEach(field -> fields.add(field(field)));
    demandUnique(fields);
    return new SchemaContent(name, fields);
  }

  private static JsonNode parse(String text) {
    try {
      return StrictJson.read(text);
    } catch (IOException _) {
      throw Refusal.invalidInput("Schema is not valid JSON");
    }
  }

  private static Field field(JsonNode node) {
    String name = node.path("name").asText();
    demand(
        name.matches(FIELD_NAME),
        "Field name must satisfy the pattern %s, was '%s'",
        FIELD_NAME,
        name);
    List<String> types = new ArrayList<>();
    JsonNode type = node.path("type");
    if (type.isArray()) {
      type.forEach(each -> types.add(typeName(each)));
    } else {
      types.add(typeName(type));
    }
    boolean isNullable = types.remove("null");
    demand(types.size() == 1, "Field %s must have one type beside null, has %s", name, types);
    FieldType only =
        FieldType.of(types.getFirst())
            .orElseThrow(
                () ->
                    Refusal.invalidInput(
                        "Field %s has the unknown type '%s'", name, types.getFirst()));
    boolean isCategorical = node.path("categorical").asBoolean();
    boolean isTextual = node.path("textual").asBoolean();
    demand(
        only == FieldType.STRING || !(isCategorical || isTextual),
        "Field %s must be a string to be categorical or textual, is %s",
        name,
        only.key());
    demand(!(isCategorical && isTextual), "Field %s is both categorical and textual", name);
    return new Field(name, only, isNullable, isCategorical, isTextual);
  }

  private static String typeName(JsonNode type) {
    return type.isTextual() ? type.asText() : "an object";
  }

  private static void demandUnique(List<Field> fields) {
    Set<String> stripped = new HashSet<>();
    for (Field field : fields) {
      demand(
          stripped.add(field.name().replaceAll("[^A-Za-z0-9]", "")),
          "Field %s has the name of another one in letters and digits",
          field.name());
    }
  }

  private static void demand(boolean holds, String message, Object... values) {
    if (!holds) {
      throw Refusal.invalidInput(message, values);
    }
  }
}
