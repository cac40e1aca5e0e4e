package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.RecommenderDomain;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// The fields that a dataset of a domain must have and those whose names are reserved, from the
/// developer guide's pages on the datasets and schemas of each domain; and how many others it may
/// have. The wording of its refusals could not be verified against the service.
final class DomainFields {
  private static final JsonNode DOMAINS = PersonalizeJson.resource("domain-fields.json");
  private static final int ITEM_METADATA = 100;
  private static final int USER_METADATA = 25;
  private static final int INTERACTION_METADATA = 5;

  private DomainFields() {}

  /// Refuses a schema that a domain, or a custom group, cannot have.
  static void check(SchemaContent schema, Optional<RecommenderDomain> domain) {
    String key = domain.map(RecommenderDomain::name).orElse("CUSTOM");
    JsonNode fields = DOMAINS.path(key).path(schema.name());
    fields
        .path("required")
        .properties()
        .forEach(each -> checkRequired(schema, each.getKey(), each.getValue().asText()));
    fields
        .path("reserved")
        .properties()
        .forEach(each -> checkReserved(schema, each.getKey(), each.getValue().asText()));
    checkMetadata(schema, metadata(schema, fields));
  }

  private static void checkRequired(SchemaContent schema, String name, String type) {
    Field field =
        schema
            .find(name)
            .orElseThrow(
                () ->
                    Refusal.invalidInput(
                        "%s schema is missing the required field %s", schema.name(), name));
    checkType(field, type);
    if (field.isNullable()) {
      throw Refusal.invalidInput("Required field %s must not be null", name);
    }
  }

  private static void checkReserved(SchemaContent schema, String name, String type) {
    schema.find(name).ifPresent(field -> checkType(field, type));
  }

  private static void checkType(Field field, String type) {
    if (!field.described().equals(type)) {
      throw Refusal.invalidInput(
          "Field %s must be of type %s, is %s", field.name(), type, field.described());
    }
  }

  /// The fields whose names are the user's own.
  private static List<Field> metadata(SchemaContent schema, JsonNode fields) {
    boolean countsReserved = !schema.name().equals("Interactions");
    return schema.fields().stream()
        .filter(field -> !List.of("USER_ID", "ITEM_ID").contains(field.name()))
        .filter(
            field ->
                countsReserved
                    || !(fields.path("required").has(field.name())
                        || fields.path("reserved").has(field.name())))
        .toList();
  }

  private static void checkMetadata(SchemaContent schema, List<Field> metadata) {
    List<Field> textual = schema.fields().stream().filter(Field::isTextual).toList();
    boolean areItems = schema.name().equals("Items");
    if (textual.size() > (areItems ? 1 : 0)) {
      throw Refusal.invalidInput(
          "%s schema has too many textual fields: %s",
          schema.name(), textual.stream().map(Field::name).toList());
    }
    boolean areUsers = schema.name().equals("Users");
    int limit = areItems ? ITEM_METADATA : areUsers ? USER_METADATA : INTERACTION_METADATA;
    if (metadata.size() > limit) {
      throw Refusal.invalidInput(
          "%s schema must have at most %d metadata fields, has %d",
          schema.name(), limit, metadata.size());
    }
    if (areUsers
        && metadata.stream().noneMatch(each -> each.isCategorical() || each.type().isNumeric())) {
      throw Refusal.invalidInput(
          "Users schema must have a metadata field that is a categorical string or a number");
    }
  }
}
