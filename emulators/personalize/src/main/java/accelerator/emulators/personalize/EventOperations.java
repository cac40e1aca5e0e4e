package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.DatasetType;
import accelerator.emulators.recommenders.UserEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PutEvents. Events without an item are accepted and not kept: recommenders learn from none. Those
/// without a user are kept under their session, and become the user's who signs in to it.
final class EventOperations {
  private final Region region;

  EventOperations(Region region) {
    this.region = region;
  }

  Map<String, Operation> operations() {
    return Map.of("PutEvents", request -> region.alone(() -> put(request)));
  }

  private ObjectNode put(PersonalizeRequest request) {
    String trackingId = request.text("trackingId");
    EventTracker tracker =
        region.trackers().all().stream()
            .filter(each -> each.trackingId().equals(trackingId))
            .filter(each -> each.isActive(region.now()))
            .findFirst()
            .orElseThrow(
                () -> Refusal.invalidInput("No ACTIVE event tracker has the id %s", trackingId));
    GroupData data = new GroupData(region, tracker.groupArn());
    GroupDataset dataset =
        data.find(DatasetType.INTERACTIONS)
            .orElseThrow(
                () -> Refusal.invalidInput("%s has no Interactions dataset", tracker.groupArn()));
    String schemaArn = dataset.schemaArn(region.now());
    SchemaContent schema = region.schemas().get(schemaArn).content();
    List<WrittenEvent> events = new ArrayList<>();
    for (JsonNode node : request.body().path("eventList")) {
      events.add(WrittenEvent.of(new PersonalizeRequest((ObjectNode) node), schema));
    }
    SingleWrites writes = dataset.contents().writes();
    writes.demandRoomForEvents(events.size());
    String session = request.text("sessionId");
    Optional<String> user = request.find("userId");
    user.ifPresent(id -> writes.signIn(session, id));
    events.forEach(event -> keep(event, session, user, writes));
    return StrictJson.object();
  }

  private static void keep(
      WrittenEvent event, String session, Optional<String> userId, SingleWrites writes) {
    Optional<UserEvent> kept = event.learned();
    if (kept.isEmpty()) {
      return;
    }
    userId.ifPresentOrElse(
        id -> writes.addEvent(event.eventId(), id, kept.get()),
        () -> writes.addAnonymous(event.eventId(), session, kept.get()));
  }
}
