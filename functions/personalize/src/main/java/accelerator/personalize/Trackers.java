package accelerator.personalize;

import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.EventTracker;

/// The event tracker of a domain's dataset group: the one that is there, whoever made it, or a new
/// one. A group has at most one, and its ARN holds an id that only the service knows: so it is
/// found by a list.
record Trackers(PersonalizeClient personalize, Names names) {

  /// Whether single events can be sent, after a missing tracker was asked for.
  ///
  /// @throws accelerator.core.ResourceFailed when Personalize could not make it
  boolean isReady() {
    Optional<EventTracker> found = find();
    if (found.isPresent()) {
      return Status.isActive(
          found.get().eventTrackerArn(),
          found.get().status(),
          "see the event tracker in the Personalize console");
    }
    personalize.createEventTracker(
        r ->
            r.name(names.datasetGroup())
                .datasetGroupArn(names.datasetGroupArn())
                .tags(StackTag.of(names.settings())));
    return false;
  }

  /// Where single events go; none while there is no tracker.
  Optional<String> trackingId() {
    return find()
        .filter(tracker -> Status.of(tracker.status()) == Status.ACTIVE)
        .map(EventTracker::trackingId);
  }

  private Optional<EventTracker> find() {
    return personalize
        .listEventTrackers(r -> r.datasetGroupArn(names.datasetGroupArn()))
        .eventTrackers()
        .stream()
        .findFirst()
        .map(
            summary ->
                personalize
                    .describeEventTracker(r -> r.eventTrackerArn(summary.eventTrackerArn()))
                    .eventTracker());
  }
}
