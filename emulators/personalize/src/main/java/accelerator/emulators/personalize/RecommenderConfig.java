package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.DatasetType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A recommender's configuration as it was given, known members only.
record RecommenderConfig(ObjectNode json) {
  private static final Set<String> MEMBERS =
      Set.of(
          "enableMetadataWithRecommendations",
          "itemExplorationConfig",
          "minRecommendationRequestsPerSecond",
          "trainingDataConfig");

  static RecommenderConfig of(Optional<ObjectNode> given) {
    ObjectNode kept = StrictJson.object();
    given.ifPresent(
        node ->
            MEMBERS.stream()
                .sorted()
                .filter(node::hasNonNull)
                .forEach(member -> kept.set(member, node.path(member).deepCopy())));
    return new RecommenderConfig(kept);
  }

  boolean enablesMetadata() {
    return json.path("enableMetadataWithRecommendations").asBoolean();
  }

  /// A number of the exploration's settings, if it is given.
  Optional<Double> exploration(String name) {
    return Optional.of(json.path("itemExplorationConfig").path(name))
        .filter(JsonNode::isTextual)
        .map(node -> Double.valueOf(node.asText()));
  }

  /// Whether both learn from the same columns.
  boolean trainsLike(RecommenderConfig other) {
    return json.path("trainingDataConfig").equals(other.json.path("trainingDataConfig"));
  }

  /// The columns of a dataset that are learned from: numbers, categories and texts that are not
  /// excluded, or only those that are included.
  List<String> trainingColumns(DatasetType dataset, SchemaContent schema) {
    List<String> excluded = columns("excludedDatasetColumns", dataset);
    List<String> included = columns("includedDatasetColumns", dataset);
    return schema.fields().stream()
        .filter(field -> field.isCategorical() || field.isTextual() || field.type().isNumeric())
        .map(Field::name)
        .filter(name -> included.isEmpty() || included.contains(name))
        .filter(name -> !excluded.contains(name))
        .toList();
  }

  /// The columns that it names of a dataset, in either list.
  List<String> namedColumns(DatasetType dataset) {
    List<String> all = new ArrayList<>(columns("excludedDatasetColumns", dataset));
    all.addAll(columns("includedDatasetColumns", dataset));
    return all;
  }

  List<String> excludedColumns(DatasetType dataset) {
    return columns("excludedDatasetColumns", dataset);
  }

  /// The datasets that it names, as they are spelled.
  List<String> namedDatasets() {
    List<String> names = new ArrayList<>();
    JsonNode training = json.path("trainingDataConfig");
    training.path("excludedDatasetColumns").fieldNames().forEachRemaining(names::add);
    training.path("includedDatasetColumns").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private List<String> columns(String list, DatasetType dataset) {
    List<String> names = new ArrayList<>();
    json.path("trainingDataConfig")
        .path(list)
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().toUpperCase(Locale.ROOT).equals(dataset.name())) {
                entry.getValue().forEach(column -> names.add(column.asText()));
              }
            });
    return names;
  }
}
