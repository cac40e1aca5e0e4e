package accelerator.emulators.personalize;

import accelerator.core.Dataset;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// PutItems and PutUsers: each replaces the record of its id, and all of a request are kept or
/// none.
final class SingleRecords {
  private final Region region;

  SingleRecords(Region region) {
    this.region = region;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "PutItems", request -> region.alone(() -> put(request, Dataset.ITEMS, "items", "itemId")),
        "PutUsers", request -> region.alone(() -> put(request, Dataset.USERS, "users", "userId")));
  }

  private ObjectNode put(Request request, Dataset type, String list, String id) {
    GroupDataset dataset = region.datasets().active(request.text("datasetArn"));
    if (dataset.type() != type) {
      throw Refusal.invalidInput(
          "datasetArn must be of type %s, is of %s: %s", type, dataset.type(), dataset.arn());
    }
    DatasetSchema schema = region.schemas().get(dataset.schemaArn(region.now())).content();
    int column = schema.names().indexOf(type == Dataset.ITEMS ? "ITEM_ID" : "USER_ID");
    Map<String, TableRow> rows = new LinkedHashMap<>();
    for (JsonNode node : request.body().path(list)) {
      Request one = new Request((ObjectNode) node);
      String[] values =
          WrittenProperties.values(
              one.find("properties"), schema, List.of(schema.names().get(column)));
      values[column] = one.text(id);
      rows.put(one.text(id), new TableRow(schema.names(), values));
    }
    rows.forEach(dataset.contents()::putRecord);
    return Json.object();
  }
}
