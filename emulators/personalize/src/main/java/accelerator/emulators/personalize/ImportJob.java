package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// A dataset import job.
///
/// @param publishesMetrics as it was asked for; nothing is published
record ImportJob(
    String arn,
    String name,
    String datasetArn,
    String dataLocation,
    Optional<String> roleArn,
    BulkImportMode mode,
    Optional<Boolean> publishesMetrics,
    Transition transition)
    implements Resource {

  ObjectNode described(Instant now) {
    ObjectNode node = summary(now);
    node.put("datasetArn", datasetArn);
    roleArn.ifPresent(role -> node.put("roleArn", role));
    node.putObject("dataSource").put("dataLocation", dataLocation);
    publishesMetrics.ifPresent(value -> node.put("publishAttributionMetricsToS3", value));
    return node;
  }

  ObjectNode summary(Instant now) {
    ObjectNode node = StrictJson.object().put("jobName", name).put("datasetImportJobArn", arn);
    node.put("status", status(now)).put("importMode", mode.name());
    transition.failure(now).ifPresent(reason -> node.put("failureReason", reason));
    PersonalizeJson.putDates(node, transition.begun(), transition.updated(now));
    return node;
  }
}
