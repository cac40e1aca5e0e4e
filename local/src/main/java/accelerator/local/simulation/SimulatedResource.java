package accelerator.local.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// A resource of the simulated Personalize: on its way until an instant, then active.
///
/// @param members what it was created with
record SimulatedResource(String kind, Instant createdAt, Instant activeAt, ObjectNode members) {
  boolean isPending(Instant now) {
    return now.isBefore(activeAt);
  }

  /// As Personalize describes it.
  ObjectNode described(String arn, Instant now) {
    ObjectNode described = members.deepCopy();
    described.put(kind + "Arn", arn);
    described.put("status", isPending(now) ? "CREATE IN_PROGRESS" : "ACTIVE");
    described.put("creationDateTime", seconds(createdAt));
    described.put("lastUpdatedDateTime", seconds(isPending(now) ? createdAt : activeAt));
    return described;
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
