package accelerator.local.personalize;

import accelerator.core.Dataset;
import accelerator.core.Recommender;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A group's datasets as they are now. Used under the region's lock only.
record GroupData(Region region, String groupArn) {
  Optional<GroupDataset> find(Dataset type) {
    return region.datasets().all().stream()
        .filter(each -> each.groupArn().equals(groupArn) && each.type() == type)
        .findFirst();
  }

  /// The schemas of those datasets that there are.
  Map<Dataset, DatasetSchema> schemas() {
    Map<Dataset, DatasetSchema> schemas = new EnumMap<>(Dataset.class);
    for (Dataset type : Dataset.values()) {
      find(type).ifPresent(each -> schemas.put(type, schema(each)));
    }
    return schemas;
  }

  /// Refuses a recipe whose datasets are not all there; the wording could not be verified against
  /// the service.
  void demandDatasets(Recommender recipe) {
    for (Dataset type : recipe.requiredDatasets()) {
      if (find(type).filter(each -> each.isActive(region.now())).isEmpty()) {
        throw Refusal.invalidInput(
            "%s needs an ACTIVE %s dataset, %s has none", recipe.key(), type, groupArn);
      }
    }
  }

  /// What a recommender learns from.
  Trainings.Data toTrain(RecommenderConfig config) {
    List<String> columns =
        find(Dataset.ITEMS)
            .map(items -> config.trainingColumns(Dataset.ITEMS, schema(items)))
            .orElse(List.of());
    return new Trainings.Data(rows(Dataset.INTERACTIONS), rows(Dataset.ITEMS), columns);
  }

  private List<Rows> rows(Dataset type) {
    return find(type).map(each -> each.contents().current(region.now())).orElse(List.of());
  }

  private DatasetSchema schema(GroupDataset dataset) {
    Instant now = region.now();
    return region.schemas().get(dataset.schemaArn(now)).content();
  }
}
