package accelerator.local.simulation;

import accelerator.core.Dataset;
import accelerator.core.Json;
import accelerator.core.StageAnswer;
import accelerator.core.WaitSchedule;
import accelerator.emulators.stepfunctions.TaskFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the warehouse's function answers a run, without a warehouse: each of its stages takes the
/// time that the simulated day gives it, and is looked at as the function's own are.
final class SimulatedWarehouse {
  private static final Map<String, String> STAGES =
      Map.of(
          "LoadSampleData", "load",
          "TransformDatasets", "transform",
          "CheckData", "check",
          "UnloadDatasets", "unload");
  private static final long ROWS = 100_000;

  private final InstantSource clock;
  private final WaitSchedule waits;
  private final String bucket;
  private final SimulatedObjects objects;
  private final List<String> begun = new ArrayList<>();
  private Duration absence = Duration.ZERO;
  private Instant awayUntil = Instant.MIN;

  /// @param bucket of the objects, which hold `simulated/<dataset>/rows.csv`
  SimulatedWarehouse(
      InstantSource clock, WaitSchedule waits, String bucket, SimulatedObjects objects) {
    this.clock = clock;
    this.waits = waits;
    this.bucket = bucket;
    this.objects = objects;
  }

  /// Forgets what was begun, and is there.
  synchronized void clear() {
    begun.clear();
    absence = Duration.ZERO;
    awayUntil = Instant.MIN;
  }

  /// The actions that were begun since this was asked last, in their order.
  synchronized List<String> begun() {
    List<String> since = List.copyOf(begun);
    begun.clear();
    return since;
  }

  private synchronized void note(String action) {
    begun.add(action);
  }

  /// Lets the next look that finds something under way be the first of so long a time in which
  /// nobody is answered.
  synchronized void beAwayOnce(Duration time) {
    absence = time;
  }

  private synchronized void refuseWhileAway(Instant now, boolean isUnderWay) throws TaskFailed {
    if (isUnderWay && !absence.isZero()) {
      awayUntil = now.plus(absence);
      absence = Duration.ZERO;
    }
    if (now.isBefore(awayUntil)) {
      throw new TaskFailed(
          "accelerator.core.ServiceUnavailable", "{\"errorMessage\":\"Snowflake is away\"}");
    }
  }

  JsonNode answer(JsonNode payload, SimulatedDay day) throws TaskFailed {
    refuseWhileAway(clock.instant(), !payload.path("progress").isEmpty());
    String action = payload.path("action").asText();
    if (payload.path("progress").isEmpty()) {
      note(action);
    }
    if (action.equals("ShowDatasets")) {
      return Json.object();
    }
    String stage = STAGES.get(action);
    if (stage == null) {
      throw new TaskFailed(
          "Simulation.Unknown",
          "nothing simulates the action '%s': let SimulatedFunctions or SimulatedWarehouse answer it"
              .formatted(action));
    }
    Instant now = clock.instant();
    Instant startedAt =
        payload.path("progress").has("startedAt")
            ? Instant.parse(payload.path("progress").path("startedAt").asText())
            : now;
    Duration waited = Duration.between(startedAt, now);
    return Json.tree(
        waited.compareTo(day.of(stage)) >= 0
            ? StageAnswer.ready(result(action, payload))
            : StageAnswer.pending(
                waits.next(waited), stage, Json.object().put("startedAt", startedAt.toString())));
  }

  private ObjectNode result(String action, JsonNode payload) {
    ObjectNode result = Json.object();
    if (action.equals("UnloadDatasets")) {
      ArrayNode unloaded = result.putArray("datasets");
      payload.path("datasets").forEach(dataset -> unloaded.add(unloaded(dataset.asText())));
      objects.write(payload.at("/plan/prefix").asText() + "manifest.json", "{}");
      return result;
    }
    ObjectNode rows = result.putObject("rows");
    ArrayNode datasets = result.putArray("datasets");
    for (Dataset dataset : Dataset.values()) {
      rows.put(dataset.key(), ROWS);
      datasets.add(dataset.key());
    }
    result.putObject("leftOut");
    result.putObject("examples");
    result.putArray("warnings");
    result.putArray("skipped");
    result.putObject("basis");
    result.putObject("imported");
    result.set("recommenders", payload.path("plan").path("recommenders"));
    return result;
  }

  private ObjectNode unloaded(String dataset) {
    return Json.object()
        .put("dataset", dataset)
        .put("location", "s3://%s/simulated/%s/".formatted(bucket, dataset))
        .put("rows", ROWS)
        .put("bytes", ROWS * 100)
        .put("files", 1);
  }

  /// The seconds that all stages of the warehouse take at least.
  static long seconds(SimulatedDay day) {
    return STAGES.entrySet().stream()
        .filter(stage -> !stage.getKey().equals("LoadSampleData"))
        .mapToLong(stage -> day.of(stage.getValue()).toSeconds())
        .sum();
  }
}
