package accelerator.personalize;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.EventTracker;
import software.amazon.awssdk.services.personalize.model.EventTrackerSummary;

/// The event tracker of a domain's dataset group: found, or created. A group has at most one,
/// whoever made it and however it is named; its ARN is the service's invention, so it is looked for
/// by its group.
record EventTrackers(PersonalizeClient personalize, Names names) {
  private static final String CHANGE = "tracker";

  /// What events name the tracker by; none while it is not ready.
  ///
  /// @throws accelerator.core.ResourceFailed when it never will be
  Optional<String> trackingId() {
    return found()
        .filter(
            tracker ->
                Status.isActive(
                    tracker.eventTrackerArn(),
                    tracker.status(),
                    "see the event tracker in the Personalize console"))
        .map(EventTracker::trackingId);
  }

  /// Looks whether events can be put, or asks for the tracker where there is none.
  ///
  /// @throws accelerator.core.ResourceFailed when they never will
  void look(StageLook look) {
    if (!look.isDone(CHANGE)) {
      look.attempt(CHANGE, awaited(), Quota.EVENT_TRACKERS, () -> describe(look));
    }
  }

  private String awaited() {
    return "the event tracker of " + names.datasetGroupArn();
  }

  private boolean describe(StageLook look) {
    if (summaries().isEmpty()) {
      personalize.createEventTracker(
          r ->
              r.name(names.datasetGroup())
                  .datasetGroupArn(names.datasetGroupArn())
                  .tags(StackTag.of(names.settings())));
      look.asked(CHANGE, awaited());
      return false;
    }
    if (trackingId().isEmpty()) {
      look.pending(CHANGE, awaited(), null);
      return false;
    }
    look.done(CHANGE, null);
    return true;
  }

  private Optional<EventTracker> found() {
    return summaries().stream()
        .findFirst()
        .flatMap(
            summary ->
                Service.find(
                    () ->
                        personalize
                            .describeEventTracker(r -> r.eventTrackerArn(summary.eventTrackerArn()))
                            .eventTracker()));
  }

  private List<EventTrackerSummary> summaries() {
    return personalize
        .listEventTrackers(r -> r.datasetGroupArn(names.datasetGroupArn()))
        .eventTrackers();
  }
}
