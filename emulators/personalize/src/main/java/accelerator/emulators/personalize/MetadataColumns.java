package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The columns of items that an answer is to carry.
final class MetadataColumns {
  private static final int MOST_METADATA_COLUMNS = 10;

  private MetadataColumns() {}

  /// Those that a question names; none when it names none.
  static List<String> of(PersonalizeRequest request, RecommenderConfig config, GroupData data) {
    List<String> columns = new ArrayList<>();
    Optional<ObjectNode> asked = request.object("metadataColumns");
    if (asked.isEmpty() || asked.get().isEmpty()) {
      return columns;
    }
    if (!config.enablesMetadata()) {
      throw Refusal.invalidInput(
          "metadataColumns needs a recommender with enableMetadataWithRecommendations");
    }
    Map.Entry<String, JsonNode> only = asked.get().properties().iterator().next();
    if (!only.getKey().toUpperCase(Locale.ROOT).equals("ITEMS")) {
      throw Refusal.invalidInput("metadataColumns must be of ITEMS, was '%s'", only.getKey());
    }
    Optional<SchemaContent> schema = Optional.ofNullable(data.schemas().get(DatasetType.ITEMS));
    if (schema.isEmpty()) {
      throw Refusal.invalidInput(
          "metadataColumns needs an Items dataset, %s has none", data.groupArn());
    }
    for (JsonNode column : only.getValue()) {
      if (schema.filter(each -> each.has(column.asText())).isEmpty()) {
        throw Refusal.invalidInput("The ITEMS dataset has no column %s", column.asText());
      }
      columns.add(column.asText());
    }
    if (columns.size() > MOST_METADATA_COLUMNS) {
      throw Refusal.invalidInput(
          "metadataColumns must be at most %d, were %d", MOST_METADATA_COLUMNS, columns.size());
    }
    return columns;
  }

  /// The keys are spelled as they were asked for, which could not be verified against the service.
  static void put(ObjectNode node, List<String> columns, Map<String, String> values) {
    ObjectNode metadata = node.putObject("metadata");
    for (String column : columns) {
      String value = values.getOrDefault(column, "");
      if (!value.isEmpty()) {
        metadata.put(column, value);
      }
    }
  }
}
