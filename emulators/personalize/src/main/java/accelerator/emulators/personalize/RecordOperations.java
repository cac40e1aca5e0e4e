package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.DatasetType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// PutItems and PutUsers: each replaces the record of its id, and all of a request are kept or
/// none.
final class RecordOperations {
  private final Region region;

  RecordOperations(Region region) {
    this.region = region;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "PutItems",
            request -> region.alone(() -> put(request, DatasetType.ITEMS, "items", "itemId")),
        "PutUsers",
            request -> region.alone(() -> put(request, DatasetType.USERS, "users", "userId")));
  }

  private ObjectNode put(PersonalizeRequest request, DatasetType type, String list, String id) {
    GroupDataset dataset = region.datasets().active(request.text("datasetArn"));
    if (dataset.type() != type) {
      throw Refusal.invalidInput(
          "datasetArn must be of type %s, is of %s: %s", type, dataset.type(), dataset.arn());
    }
    SchemaContent schema = region.schemas().get(dataset.schemaArn(region.now())).content();
    int column = schema.names().indexOf(type == DatasetType.ITEMS ? "ITEM_ID" : "USER_ID");
    Map<String, TableRow> rows = new LinkedHashMap<>();
    for (JsonNode node : request.body().path(list)) {
      PersonalizeRequest one = new PersonalizeRequest((ObjectNode) node);
      String[] values =
          WrittenProperties.values(
              WrittenProperties.read(one.find("properties")),
              schema,
              List.of(schema.names().get(column)));
      values[column] = one.text(id);
      rows.put(one.text(id), new TableRow(schema.names(), values));
    }
    SingleWrites writes = dataset.contents().writes();
    writes.demandRoomForRecords(rows.size());
    rows.forEach(writes::putRecord);
    return StrictJson.object();
  }
}
