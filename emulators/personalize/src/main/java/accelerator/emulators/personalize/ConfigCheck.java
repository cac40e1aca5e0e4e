package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;
import accelerator.emulators.recommenders.UseCase;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Whether a recommender can have a configuration. The rules are documented; the wording of the
/// refusals could not be verified against the service.
final class ConfigCheck {
  private ConfigCheck() {}

  /// @param schemas of the group's datasets
  static void check(
      RecommenderConfig config, UseCase useCase, Map<DatasetType, SchemaContent> schemas) {
    checkExploration(config, useCase);
    checkMetadata(config, Optional.ofNullable(schemas.get(DatasetType.ITEMS)));
    for (String name : config.namedDatasets()) {
      if (Arrays.stream(DatasetType.values())
          .noneMatch(each -> each.name().equalsIgnoreCase(name))) {
        throw Refusal.invalidInput("trainingDataConfig names the unknown dataset '%s'", name);
      }
    }
    for (DatasetType dataset : DatasetType.values()) {
      for (String column : config.namedColumns(dataset)) {
        boolean isThere =
            Optional.ofNullable(schemas.get(dataset)).filter(each -> each.has(column)).isPresent();
        if (!isThere) {
          throw Refusal.invalidInput("The %s dataset has no column %s", dataset, column);
        }
      }
    }
    if (config.excludedColumns(DatasetType.INTERACTIONS).contains("EVENT_TYPE")) {
      throw Refusal.invalidInput("EVENT_TYPE cannot be excluded from training");
    }
  }

  /// Metadata in recommendations needs an Items dataset with a column of metadata: developer guide,
  /// `create-recommender-return-metadata`.
  private static void checkMetadata(RecommenderConfig config, Optional<SchemaContent> items) {
    boolean isThere = items.filter(schema -> schema.fields().size() > 1).isPresent();
    if (config.enablesMetadata() && !isThere) {
      throw Refusal.invalidInput(
          "enableMetadataWithRecommendations needs an Items dataset with a column of metadata");
    }
  }

  private static void checkExploration(RecommenderConfig config, UseCase useCase) {
    config
        .json()
        .path("itemExplorationConfig")
        .properties()
        .forEach(
            entry -> {
              if (!useCase.isPersonalised()) {
                throw Refusal.invalidInput(
                    "itemExplorationConfig is not supported by %s", useCase.key());
              }
              checkParameter(entry.getKey(), entry.getValue().asText());
            });
  }

  private static void checkParameter(String name, String value) {
    boolean isNumber = FieldType.DOUBLE.accepts(value);
    double number = isNumber ? Double.parseDouble(value) : Double.NaN;
    boolean isValid =
        switch (name) {
          case "explorationWeight" -> number >= 0 && number <= 1;
          case "explorationItemAgeCutOff" -> number >= 1;
          default -> false;
        };
    if (!isValid) {
      throw Refusal.invalidInput(
          "itemExplorationConfig must have explorationWeight 0..1 and explorationItemAgeCutOff of"
              + " at least 1 only, has %s '%s'",
          name, value);
    }
  }
}
