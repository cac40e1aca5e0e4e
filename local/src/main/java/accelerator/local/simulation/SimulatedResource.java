package accelerator.local.simulation;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A resource of the simulated Personalize: on its way until an instant, then settled.
///
/// @param changedAt when it was last asked to change, or created
/// @param settledAt when it has
/// @param change the first word of its status until then, such as `CREATE`
/// @param status after that; empty where it is gone
/// @param members what it was created with
/// @param update the last one; none before the first
record SimulatedResource(
    String kind,
    Instant createdAt,
    Instant changedAt,
    Instant settledAt,
    String change,
    String status,
    ObjectNode members,
    Optional<Update> update) {
  private static final String ARN = "arn:aws:personalize:eu-west-1:000000000000:";

  /// A training of its own while it answers as before.
  record Update(Instant from, Instant until) {}

  /// One that is created now.
  static SimulatedResource created(
      String kind, Instant now, Instant settledAt, String status, ObjectNode members) {
    return new SimulatedResource(
        kind, now, now, settledAt, "CREATE", status, members, Optional.empty());
  }

  /// The same on its way to something else.
  SimulatedResource changing(Instant now, Instant until, String word, String next) {
    return new SimulatedResource(kind, createdAt, now, until, word, next, members, update);
  }

  /// The same while it trains anew.
  SimulatedResource updating(Instant now, Instant until) {
    return new SimulatedResource(
        kind,
        createdAt,
        now,
        settledAt,
        change,
        status,
        members,
        Optional.of(new Update(now, until)));
  }

  boolean isUpdating(Instant now) {
    return update.filter(last -> now.isBefore(last.until())).isPresent();
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
    described.put("lastUpdatedDateTime", seconds(lastUpdatedAt(now)));
    update.ifPresent(last -> describe(described.putObject("latestRecommenderUpdate"), last, now));
    if (described.path("status").asText().endsWith("FAILED")) {
      described.put("failureReason", "declared to fail");
    }
    return described;
  }

  private Instant lastUpdatedAt(Instant now) {
    if (isPending(now)) {
      return changedAt;
    }
    Instant updatedAt =
        update.map(last -> isUpdating(now) ? last.from() : last.until()).orElse(settledAt);
    return updatedAt.isAfter(settledAt) ? updatedAt : settledAt;
  }

  private void describe(ObjectNode told, Update last, Instant now) {
    told.put("status", isUpdating(now) ? "UPDATE IN_PROGRESS" : "ACTIVE");
    told.put("creationDateTime", seconds(last.from()));
    told.put("lastUpdatedDateTime", seconds(isUpdating(now) ? last.from() : last.until()));
    told.set("recommenderConfig", members.path("recommenderConfig"));
  }

  /// What it is found by.
  static String arn(String kind, JsonNode request) {
    String path = kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    String name = request.path("name").asText(request.path("jobName").asText());
    if (kind.equals("Dataset")) {
      String group = request.path("datasetGroupArn").asText();
      return ARN
          + "dataset/%s/%s"
              .formatted(
                  group.substring(group.lastIndexOf('/') + 1),
                  request.path("datasetType").asText());
    }
    return ARN + path + "/" + name;
  }

  /// What it was created with, as far as it stays.
  ObjectNode lasting(Instant now) {
    return Json.object().put("status", status(now)).set("members", members);
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
