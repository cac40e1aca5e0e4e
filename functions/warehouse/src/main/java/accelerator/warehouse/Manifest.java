package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Json;
import accelerator.core.StageCall;
import accelerator.warehouse.UnloadDatasets.Unloaded;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The object beside a run's files that says what they are: `<prefix>manifest.json`, with the run,
/// its window and of each dataset the location, rows, bytes, files and the newest interaction in
/// seconds since 1970.
record Manifest(Warehouse warehouse, RunTables tables, BucketFiles bucket) {

  void write(StageCall call, List<Unloaded> datasets) {
    ObjectNode manifest =
        Json.object()
            .put("runId", call.run().runId())
            .put("domain", call.plan().domain().key())
            .set("window", Json.tree(call.plan().window()));
    manifest.set("datasets", Json.tree(datasets.stream().map(dataset -> entry(dataset)).toList()));
    bucket.put(
        call.plan().prefix() + "manifest.json",
        Json.write(manifest).getBytes(StandardCharsets.UTF_8),
        "application/json");
  }

  private JsonNode entry(Unloaded unloaded) {
    ObjectNode entry = (ObjectNode) Json.tree(unloaded);
    if (unloaded.dataset() == Dataset.INTERACTIONS) {
      entry.put("newestTimestamp", newestTimestamp());
    }
    return entry;
  }

  private long newestTimestamp() {
    QualifiedName table = tables.table(Dataset.INTERACTIONS);
    BoundScript script =
        Script.load("sql/checks/newest.sql")
            .bind(Map.of("table", SqlFragment.name(table)), Map.of());
    return warehouse.query(script, tables.tag("newest")).getFirst().number("newest_timestamp");
  }
}
