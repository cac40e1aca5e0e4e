package accelerator.local.simulation;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// A resource of the simulated Personalize: on its way until an instant, then settled.
///
/// @param changedAt when it was last asked to change, or created
/// @param settledAt when it has
/// @param change the first word of its status until then, such as `CREATE`
/// @param status after that; empty where it is gone
/// @param members what it was created with
record SimulatedResource(
    String kind,
    Instant createdAt,
    Instant changedAt,
    Instant settledAt,
    String change,
    String status,
    ObjectNode members) {

  /// One that is created now.
  static SimulatedResource created(
      String kind, Instant now, Instant settledAt, String status, ObjectNode members) {
    return new SimulatedResource(kind, now, now, settledAt, "CREATE", status, members);
  }

  /// The same on its way to something else.
  SimulatedResource changing(Instant now, Instant until, String word, String next) {
    return new SimulatedResource(kind, createdAt, now, until, word, next, members);
  }

  boolean isPending(Instant now) {
    return now.isBefore(settledAt);
  }

  boolean isGone(Instant now) {
    return status.isEmpty() && !isPending(now);
  }

  /// As Personalize spells it.
  String status(Instant now) {
    return isPending(now) ? change + " IN_PROGRESS" : status;
  }

  /// As Personalize describes it.
  ObjectNode described(String arn, Instant now) {
    ObjectNode described = members.deepCopy();
    described.remove("tags");
    described.put(kind + "Arn", arn);
    described.put("status", status(now));
    described.put("creationDateTime", seconds(createdAt));
    described.put("lastUpdatedDateTime", seconds(isPending(now) ? changedAt : settledAt));
    if (described.path("status").asText().endsWith("FAILED")) {
      described.put("failureReason", "declared to fail");
    }
    return described;
  }

  /// What it was created with, as far as it stays.
  ObjectNode lasting(Instant now) {
    return Json.object().put("status", status(now)).set("members", members);
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
