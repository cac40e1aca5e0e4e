package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// The event tracker of a group.
///
/// @param trackingId what events name it by
record EventTracker(
    String arn,
    String name,
    String groupArn,
    String accountId,
    String trackingId,
    Instant created,
    Transition transition)
    implements Resource {

  EventTracker in(Transition next) {
    return new EventTracker(arn, name, groupArn, accountId, trackingId, created, next);
  }

  ObjectNode described(Instant now) {
    ObjectNode node = summary(now).put("datasetGroupArn", groupArn);
    return node.put("accountId", accountId).put("trackingId", trackingId);
  }

  ObjectNode summary(Instant now) {
    ObjectNode node = StrictJson.object().put("name", name).put("eventTrackerArn", arn);
    node.put("status", status(now));
    PersonalizeJson.putDates(node, created, transition.updated(now));
    return node;
  }
}
