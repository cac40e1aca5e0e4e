package accelerator.emulators.personalize;

import accelerator.emulators.personalize.filters.Comparison;
import accelerator.emulators.personalize.filters.FieldName;
import accelerator.emulators.personalize.filters.FilterExpression;
import accelerator.emulators.personalize.filters.Operand;
import accelerator.emulators.personalize.filters.Source;
import accelerator.emulators.recommenders.DatasetType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether a filter's fields are there and can be compared as it compares them. The wording of the
/// refusals could not be verified against the service.
final class FilterCheck {
  private FilterCheck() {}

  /// Refuses what the schemas do not allow.
  static void check(FilterExpression expression, Map<DatasetType, SchemaContent> schemas) {
    for (Comparison comparison : expression.comparisons()) {
      boolean isOfStrings = comparison.operator().isMembership();
      demandKind(comparison.field(), isOfStrings, comparison, schemas);
      switch (comparison.operand()) {
        case Operand.OfCurrentItem item ->
            demandKind(item.field(), isOfStrings, comparison, schemas);
        case Operand.Strings strings -> demandNoStar(strings, comparison.field());
        case Operand.Number _, Operand.Parameter _ -> {}
      }
    }
  }

  /// The distinct fields of datasets, as the quotas count them.
  static Set<String> fields(FilterExpression expression) {
    return expression.fields().stream()
        .map(field -> dataset(field) + "." + field.name().toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /// The field of a schema, in whatever case it is spelled.
  static Optional<Field> field(SchemaContent schema, String name) {
    return schema
        .find(name)
        .or(
            () ->
                schema.fields().stream()
                    .filter(field -> field.name().equalsIgnoreCase(name))
                    .findFirst());
  }

  static DatasetType dataset(FieldName field) {
    return switch (field.source()) {
      case INTERACTIONS -> DatasetType.INTERACTIONS;
      case ITEMS, CURRENT_ITEM -> DatasetType.ITEMS;
      case CURRENT_USER -> DatasetType.USERS;
    };
  }

  private static void demandKind(
      FieldName name,
      boolean isOfStrings,
      Comparison comparison,
      Map<DatasetType, SchemaContent> all) {
    Field field = field(name, all);
    if (field.isTextual() || field.type() == FieldType.BOOLEAN) {
      throw refusal("%s is of type %s, which cannot be filtered by", name, field.described());
    }
    boolean isString = field.type() == FieldType.STRING;
    if (isString != isOfStrings) {
      throw refusal(
          "%s compares %s, %s is of type %s",
          comparison.operator().key(),
          isOfStrings ? "strings" : "numbers",
          name,
          field.described());
    }
  }

  private static Field field(FieldName name, Map<DatasetType, SchemaContent> schemas) {
    SchemaContent schema = schemas.get(dataset(name));
    if (schema == null) {
      throw refusal("The dataset group has no %s dataset for %s", dataset(name), name);
    }
    boolean isOfInteractions = name.source() == Source.INTERACTIONS;
    if (isOfInteractions && !name.name().equalsIgnoreCase("EVENT_TYPE")) {
      throw refusal("Interactions can only be filtered by EVENT_TYPE, not by %s", name.name());
    }
    return field(schema, name.name())
        .orElseThrow(() -> refusal("The %s dataset has no field %s", dataset(name), name.name()));
  }

  private static void demandNoStar(Operand.Strings strings, FieldName field) {
    if (strings.values().contains("*") && field.source() != Source.INTERACTIONS) {
      throw refusal("* can only be used with Interactions.EVENT_TYPE, not with %s", field);
    }
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static Refusal refusal(String message, Object... values) {
    return Refusal.invalidInput(
        "Could not create filter. %s.", String.format(Locale.ROOT, message, values));
  }
}
