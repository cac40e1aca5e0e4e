package accelerator.emulators.personalize;

import accelerator.core.Dataset;
import accelerator.core.Recommender;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A group's datasets as they are now. Used under the region's lock only.
record GroupData(Region region, String groupArn) {
  /// An id that no user has: ids have no such characters in files.
  private static final String NOBODY = "\n";

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

  /// The user as a model may know them: nobody, if the user's data was deleted since it was
  /// learned.
  Optional<String> knownTo(DomainRecommender.Learned learned, Optional<String> userId) {
    Optional<Instant> trained = learned.model().end().map(Work.End::at);
    return userId.map(
        id ->
            find(Dataset.INTERACTIONS)
                .flatMap(dataset -> dataset.contents().forgotten(id))
                .filter(at -> trained.isPresent() && !at.isBefore(trained.get()))
                .map(_ -> NOBODY)
                .orElse(id));
  }

  /// Deletes everything that is known of some users.
  ///
  /// @return how many rows
  int forget(Set<String> userIds) {
    int rows = 0;
    for (Dataset type : List.of(Dataset.INTERACTIONS, Dataset.USERS)) {
      rows += find(type).map(each -> each.contents().forget(userIds, region.now())).orElse(0);
    }
    return rows;
  }

  List<Rows> rows(Dataset type) {
    return find(type).map(each -> each.contents().current(region.now())).orElse(List.of());
  }

  private DatasetSchema schema(GroupDataset dataset) {
    Instant now = region.now();
    return region.schemas().get(dataset.schemaArn(now)).content();
  }
}
