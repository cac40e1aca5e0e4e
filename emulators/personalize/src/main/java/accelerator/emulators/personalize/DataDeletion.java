package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// A job that deletes the data of users from a dataset group.
///
/// @param deleted how many rows
record DataDeletion(
    String arn,
    String name,
    String groupArn,
    String dataLocation,
    String roleArn,
    BackgroundJob<Integer> deleted,
    Transition transition)
    implements Resource {

  /// Other words than every other resource has: PENDING, IN_PROGRESS, COMPLETED, FAILED.
  @Override
  public String status(Instant now) {
    String status = transition.status(now);
    return status.equals(transition.kind().outcome())
        ? "COMPLETED"
        : status.substring(status.indexOf(' ') + 1);
  }

  ObjectNode described(Instant now) {
    ObjectNode node = summary(now).put("roleArn", roleArn);
    node.putObject("dataSource").put("dataLocation", dataLocation);
    if (transition.hasSucceeded(now)) {
      deleted
          .end()
          .flatMap(BackgroundJob.End::result)
          .ifPresent(rows -> node.put("numDeleted", rows.intValue()));
    }
    return node;
  }

  ObjectNode summary(Instant now) {
    ObjectNode node = StrictJson.object().put("dataDeletionJobArn", arn).put("jobName", name);
    node.put("datasetGroupArn", groupArn).put("status", status(now));
    transition.failure(now).ifPresent(reason -> node.put("failureReason", reason));
    PersonalizeJson.putDates(node, transition.begun(), transition.updated(now));
    return node;
  }
}
