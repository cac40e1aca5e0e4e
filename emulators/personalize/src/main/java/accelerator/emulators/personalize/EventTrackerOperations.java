package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/// The operations on event trackers.
final class EventTrackerOperations {
  private static final int ARN_DIGITS = 8;

  private final Region region;
  private final TagOperations tags;

  EventTrackerOperations(Region region, TagOperations tags) {
    this.region = region;
    this.tags = tags;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "CreateEventTracker", this::create,
        "DescribeEventTracker", this::describe,
        "ListEventTrackers", this::list,
        "DeleteEventTracker", this::delete);
  }

  private ObjectNode create(PersonalizeRequest request) {
    DatasetGroup group = region.groups().active(request.text("datasetGroupArn"));
    String name = request.text("name");
    demandFree(name, group.arn());
    String digits = region.newId().toString().substring(0, ARN_DIGITS);
    String arn = region.settings().arn("event-tracker", digits);
    tags.create(arn, request);
    String trackingId = region.newId().toString();
    region
        .trackers()
        .put(
            new EventTracker(
                arn,
                name,
                group.arn(),
                region.settings().accountId(),
                trackingId,
                region.now(),
                region.begin(ChangeKind.CREATE, region.settings().durations().eventTracker())));
    return StrictJson.object().put("eventTrackerArn", arn).put("trackingId", trackingId);
  }

  /// Refuses a name that is taken, and one more than a group may have.
  private void demandFree(String name, String groupArn) {
    region.trackers().all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .ifPresent(
            each -> {
              throw Refusal.alreadyExists(each.arn());
            });
    int limit = region.settings().quotas().eventTrackersPerGroup();
    long there =
        region.trackers().all().stream().filter(each -> each.groupArn().equals(groupArn)).count();
    if (there >= limit) {
      throw Refusal.limitExceeded("More than %d event trackers in %s.", limit, groupArn);
    }
  }

  private ObjectNode describe(PersonalizeRequest request) {
    EventTracker tracker = region.trackers().get(request.text("eventTrackerArn"));
    ObjectNode answer = StrictJson.object();
    answer.set("eventTracker", tracker.described(region.now()));
    return answer;
  }

  private ObjectNode list(PersonalizeRequest request) {
    Optional<String> group = request.find("datasetGroupArn");
    return ListPage.of(
        "eventTrackers",
        region.trackers().all().stream()
            .filter(each -> group.isEmpty() || each.groupArn().equals(group.get()))
            .toList(),
        request,
        EventTracker::arn,
        each -> each.summary(region.now()));
  }

  private ObjectNode delete(PersonalizeRequest request) {
    EventTracker tracker = region.trackers().settled(request.text("eventTrackerArn"));
    region
        .trackers()
        .put(tracker.in(region.begin(ChangeKind.DELETE, region.settings().durations().deletion())));
    return StrictJson.object();
  }
}
