package accelerator.warehouse;

import accelerator.core.Imported;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Runs of a domain one after the other over a growing source, and what Personalize holds after
/// each: an incremental import adds rows and keeps equal ones once, a full one replaces everything.
final class RunsInARow {
  /// The repository's call of an action, for the domain.
  interface Calls {
    ObjectNode event(String action) throws IOException;
  }

  private final DuckDbWarehouse warehouse;
  private final FunctionUnderTest function;
  private final Calls calls;
  private final TreeSet<String> held = new TreeSet<>();
  private Optional<Imported> imported = Optional.empty();
  private JsonNode checked = Json.object();
  private int runs;

  private RunsInARow(DuckDbWarehouse warehouse, Map<String, String> environment, Calls calls) {
    this.warehouse = warehouse;
    this.function = new FunctionUnderTest(warehouse, environment);
    this.calls = calls;
  }

  static RunsInARow ecommerce(DuckDbWarehouse warehouse) {
    return new RunsInARow(
        warehouse,
        FunctionUnderTest.environment("FULL_IMPORT_EVERY", "30"),
        FunctionUnderTest::ownSource);
  }

  static RunsInARow videoOnDemand(DuckDbWarehouse warehouse) {
    return new RunsInARow(
        warehouse, FunctionUnderTest.environment("FULL_IMPORT_EVERY", "30"), Library::ownTables);
  }

  FunctionUnderTest function() {
    return function;
  }

  /// The interactions that Personalize holds.
  TreeSet<String> held() {
    return new TreeSet<>(held);
  }

  /// What the last run's check answered.
  JsonNode checked() {
    return checked;
  }

  Optional<Imported> imported() {
    return imported;
  }

  void goOnFrom(Imported former) {
    imported = Optional.of(former);
  }

  ObjectNode payload(String action, String runId, String mode) throws IOException {
    ObjectNode event = calls.event("transform-datasets");
    event.put("action", action);
    ((ObjectNode) event.path("run")).put("runId", runId).put("importMode", mode);
    if (mode.equals("INCREMENTAL")) {
      imported.ifPresent(
          former -> ((ObjectNode) event.path("plan")).set("imported", Json.tree(former)));
    }
    return event;
  }

  /// One run as the state machine does it, but for the import, which is done here.
  void run(String mode) throws IOException {
    String runId = "run-" + ++runs;
    JsonNode basis = function.call(payload("TransformDatasets", runId, mode)).at("/result/basis");
    ObjectNode check = payload("CheckData", runId, mode);
    check.set("basis", basis);
    checked = function.call(check).path("result");
    ObjectNode unload = payload("UnloadDatasets", runId, mode);
    unload.set("basis", basis);
    unload.set("datasets", checked.path("datasets"));
    ObjectNode show = payload("ShowDatasets", runId, mode);
    for (JsonNode dataset : checked.path("datasets")) {
      if (dataset.asText().equals("interactions")) {
        imports(unload, basis);
        imported = Optional.of(Json.read(checked.path("imported"), Imported.class));
      }
      show.withArray("datasets").addObject().put("dataset", dataset.asText());
    }
    if (!checked.path("datasets").isEmpty()) {
      function.call(show);
    }
  }

  private void imports(ObjectNode run, JsonNode basis) {
    boolean isAdded = basis.has("former");
    if (!isAdded) {
      held.clear();
    }
    long since = isAdded ? LocalDate.parse(basis.path("since").asText()).toEpochDay() * 86_400 : 0;
    held.addAll(
        texts(
            "user_id || ' ' || item_id || ' ' || timestamp || ' ' || event_type",
            "SHOP.PERSONALIZE.SHOP_%s_INTERACTIONS_%s where timestamp >= %s"
                .formatted(
                    run.at("/plan/domain").asText(),
                    run.at("/run/runId").asText().replace('-', '_'),
                    since)));
  }

  /// An expression of each row of a table.
  List<String> texts(String expression, String from) {
    return warehouse
        .query(
            new BoundScript(
                "test", "select %s as row_text from %s".formatted(expression, from), List.of()),
            "test")
        .stream()
        .flatMap(row -> row.text("row_text").stream())
        .toList();
  }
}
