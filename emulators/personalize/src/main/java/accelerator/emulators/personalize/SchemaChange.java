package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;

/// Whether a dataset may have a schema, at its creation or in place of another. The wording of the
/// refusals could not be verified against the service.
final class SchemaChange {
  private SchemaChange() {}

  /// Refuses a schema of another kind of dataset or another domain.
  static void demandFit(Schema schema, DatasetType type, DatasetGroup group) {
    if (!schema.content().name().equalsIgnoreCase(type.name())) {
      throw Refusal.invalidInput(
          "Schema %s is for %s, the dataset is of type %s",
          schema.arn(), schema.content().name(), type);
    }
    if (!schema.domain().equals(group.domain())) {
      throw Refusal.invalidInput(
          "Schema %s is of %s, the dataset group %s is of %s",
          schema.arn(),
          schema.domain().map(domain -> "the domain " + domain).orElse("no domain"),
          group.arn(),
          group.domain().map(domain -> "the domain " + domain).orElse("no domain"));
    }
  }

  /// Refuses a schema that lacks or changes a field of the one before, or adds one that may not be
  /// null.
  static void demandCompatible(Schema before, Schema after) {
    for (Field field : before.content().fields()) {
      if (!after.content().fields().contains(field)) {
        throw Refusal.invalidInput(
            "Schema %s must keep the field %s of %s as it is",
            after.arn(), field.name(), before.arn());
      }
    }
    for (Field field : after.content().fields()) {
      if (!before.content().has(field.name()) && !field.isNullable()) {
        throw Refusal.invalidInput(
            "The field %s that schema %s adds must allow null", field.name(), after.arn());
      }
    }
  }
}
