package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.Dataset;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// Shows what a run has published: a view for each dataset, of a name that stays, over the run's
/// table. Then the tables that no view shows are dropped, but for the events that an incremental
/// run goes on from: earlier runs', and the run's own catalogue. It can be repeated, unless a newer
/// run has shown its tables since.
///
/// It answers `{"views": {"items": "SHOP.PERSONALIZE.SHOP_ECOMMERCE_ITEMS", ..}}`.
record ShowDatasets(WarehouseSettings settings, Warehouse warehouse) implements Actions.Action {

  record Result(Map<Dataset, String> views) {}

  @Override
  public Result handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    RunTables tables = RunTables.of(settings, call);
    List<Dataset> datasets =
        StreamSupport.stream(payload.path("datasets").spliterator(), false)
            .map(unloaded -> Dataset.of(unloaded.path("dataset").asText()))
            .toList();
    FormerRuns former = new FormerRuns(warehouse, tables);
    former.refuseNewer();
    Map<Dataset, String> views = new TreeMap<>();
    for (Dataset dataset : datasets) {
      warehouse.query(
          Script.load("sql/snowflake/show_dataset.sql")
              .bind(
                  Map.of(
                      "view", SqlFragment.name(tables.view(dataset)),
                      "table", SqlFragment.name(tables.table(dataset)),
                      "owner", SqlFragment.quotable(tables.comment())),
                  Map.of()),
          tables.tag("show-" + dataset.key()));
      views.put(dataset, tables.view(dataset).toString());
    }
    former.dropUnshown();
    return new Result(views);
  }
}
