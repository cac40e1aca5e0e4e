package accelerator.emulators.personalize;

import accelerator.emulators.personalize.filters.FieldName;
import accelerator.emulators.personalize.filters.FilterKnowledge;
import accelerator.emulators.personalize.filters.Source;
import accelerator.emulators.recommenders.DatasetType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What filters know of a dataset group when a question is asked. Used under the region's lock
/// only.
///
/// @param items of the Items dataset
record GroupKnowledge(
    GroupData data, Optional<ItemTable> items, Optional<String> userId, Optional<String> itemId)
    implements FilterKnowledge {
  @Override
  public Set<String> itemsWith(String column, String value) {
    return items
        .map(table -> table.with(spelled(DatasetType.ITEMS, column), value))
        .orElse(Set.of());
  }

  @Override
  public Map<String, Double> numbers(String column) {
    return items.map(table -> table.numbers(spelled(DatasetType.ITEMS, column))).orElse(Map.of());
  }

  @Override
  public Set<String> itemsOfUser(Optional<String> eventType) {
    Optional<GroupDataset> interactions = data.find(DatasetType.INTERACTIONS);
    return interactions.isEmpty() || userId.isEmpty()
        ? Set.of()
        : interactions
            .get()
            .contents()
            .latestOf(userId.get(), data.region().now())
            .items(eventType);
  }

  @Override
  public Optional<String> current(FieldName field) {
    DatasetType dataset = FilterCheck.dataset(field);
    return (field.source() == Source.CURRENT_USER ? userId : itemId)
        .flatMap(id -> value(dataset, id, spelled(dataset, field.name())));
  }

  private Optional<String> value(DatasetType dataset, String id, String column) {
    return data.find(dataset)
        .flatMap(each -> each.contents().find(id, data.region().now()))
        .flatMap(row -> Optional.ofNullable(row.get(column)))
        .filter(value -> !value.isEmpty());
  }

  /// A field as the schema spells it.
  private String spelled(DatasetType dataset, String name) {
    return Optional.ofNullable(data.schemas().get(dataset))
        .flatMap(schema -> FilterCheck.field(schema, name))
        .map(Field::name)
        .orElse(name);
  }
}
