package accelerator.personalize;

import accelerator.core.DomainPlan;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// What a run has unloaded of a domain, kept in the bucket so that a run which is resumed neither
/// transforms nor unloads again: the datasets' files and what the checks found. It counts until
/// Personalize has refused one of the files. When it was written last tells, beside that, when a
/// run last began to import, or went on.
record UnloadedBefore(BucketRecords bucket) {
  /// What a run's own records lie below.
  static final String RUNS = "runs/";

  /// What the files of a domain have beside them.
  static final String MANIFEST = "manifest.json";

  /// Keeps what an import begins with. Calls that say nothing of the checks leave nothing.
  void keep(StageCall call, JsonNode payload) {
    JsonNode checked = payload.path("checked");
    if (checked.isObject()) {
      ObjectNode kept = checked.deepCopy();
      kept.set("datasets", payload.path("datasets"));
      bucket.write(key(call.run().runId(), call.plan()), Json.write(kept));
    }
  }

  /// Leaves a trace that a run goes on in a domain which it had lost: what was kept, written anew.
  void touch(StageCall call) {
    String key = key(call.run().runId(), call.plan());
    bucket.write(key, bucket.read(key).map(BucketRecords.Version::text).orElse("{}"));
  }

  /// Lets the next run transform and unload again.
  void forget(StageCall call) {
    bucket.write(key(call.run().runId(), call.plan()), "{}");
  }

  /// What was kept, while the files' manifest is still there: the bucket forgets both after a time.
  Optional<JsonNode> find(String runId, DomainPlan plan) {
    return bucket
        .read(key(runId, plan))
        .map(version -> parsed(version.text()))
        .filter(kept -> !kept.path("datasets").isEmpty())
        .filter(_ -> bucket.read(plan.prefix() + MANIFEST).isPresent());
  }

  /// One that is broken is as good as none.
  private static JsonNode parsed(String text) {
    try {
      return Json.parse(text);
    } catch (InvalidInput _) {
      return Json.object();
    }
  }

  private static String key(String runId, DomainPlan plan) {
    return (RUNS + "%s/%s.json").formatted(runId, plan.domain().key());
  }
}
