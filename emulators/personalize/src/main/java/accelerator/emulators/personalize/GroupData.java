package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;
import accelerator.emulators.recommenders.UseCase;
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

  Optional<GroupDataset> find(DatasetType type) {
    return region.datasets().all().stream()
        .filter(each -> each.groupArn().equals(groupArn) && each.type() == type)
        .findFirst();
  }

  /// The schemas of those datasets that there are.
  Map<DatasetType, SchemaContent> schemas() {
    Map<DatasetType, SchemaContent> schemas = new EnumMap<>(DatasetType.class);
    for (DatasetType type : DatasetType.values()) {
      find(type).ifPresent(each -> schemas.put(type, schema(each)));
    }
    return schemas;
  }

  /// Refuses a recipe whose datasets are not all there; the wording could not be verified against
  /// the service.
  void demandDatasets(UseCase useCase) {
    for (DatasetType type : useCase.requiredDatasets()) {
      if (find(type).filter(each -> each.isActive(region.now())).isEmpty()) {
        throw Refusal.invalidInput(
            "%s needs an ACTIVE %s dataset, %s has none", useCase.key(), type, groupArn);
      }
    }
  }

  /// What a recommender learns from.
  TrainingJobs.Data toTrain(RecommenderConfig config) {
    List<String> columns =
        find(DatasetType.ITEMS)
            .map(items -> config.trainingColumns(DatasetType.ITEMS, schema(items)))
            .orElse(List.of());
    return new TrainingJobs.Data(rows(DatasetType.INTERACTIONS), rows(DatasetType.ITEMS), columns);
  }

  /// The user as a model may know them: nobody, if the user's data was deleted since it was
  /// learned.
  Optional<String> knownTo(DomainRecommender.Learned learned, Optional<String> userId) {
    Optional<Instant> trained = learned.model().end().map(BackgroundJob.End::at);
    return userId.map(
        id ->
            find(DatasetType.INTERACTIONS)
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
    for (DatasetType type : List.of(DatasetType.INTERACTIONS, DatasetType.USERS)) {
      rows += find(type).map(each -> each.contents().forget(userIds, region.now())).orElse(0);
    }
    return rows;
  }

  List<Rows> rows(DatasetType type) {
    return find(type).map(each -> each.contents().current(region.now())).orElse(List.of());
  }

  private SchemaContent schema(GroupDataset dataset) {
    Instant now = region.now();
    return region.schemas().get(dataset.schemaArn(now)).content();
  }
}
