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
  private static final int LARGEST_EVENT = 10 * 1024;
  private static final double YEAR_10000 = 253_402_300_800.0;
  private static final List<String> OWN_MEMBERS =
      List.of(
          "USER_ID",
          "ITEM_ID",
          "TIMESTAMP",
          "EVENT_TYPE",
          "EVENT_VALUE",
          "IMPRESSION",
          "RECOMMENDATION_ID",
          "EVENT_ATTRIBUTION_SOURCE");

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
    List<PersonalizeRequest> events = new ArrayList<>();
    for (JsonNode node : request.body().path("eventList")) {
      PersonalizeRequest event = new PersonalizeRequest((ObjectNode) node);
      check(event, schema);
      events.add(event);
    }
    SingleWrites writes = dataset.contents().writes();
    writes.demandRoomForEvents(events.size());
    String session = request.text("sessionId");
    Optional<String> user = request.find("userId");
    user.ifPresent(id -> writes.signIn(session, id));
    events.forEach(event -> keep(event, session, user, writes));
    return StrictJson.object();
  }

  private static void check(PersonalizeRequest event, SchemaContent schema) {
    if (PersonalizeJson.bytes(event.body()).length > LARGEST_EVENT) {
      throw Refusal.invalidInput("An event must have at most %d bytes", LARGEST_EVENT);
    }
    double sentAt = event.body().path("sentAt").asDouble();
    if (!(sentAt >= 0 && sentAt < YEAR_10000)) {
      throw Refusal.invalidInput("sentAt must be in epoch seconds, was %s", sentAt);
    }
    Optional<String> properties = event.find("properties");
    // Fields without a property may be absent from a single event.
    List<Field> optional =
        schema.fields().stream()
            .map(each -> new Field(each.name(), each.type(), true, each.isCategorical(), false))
            .toList();
    WrittenProperties.values(properties, new SchemaContent(schema.name(), optional), OWN_MEMBERS);
  }

  private static void keep(
      PersonalizeRequest event, String session, Optional<String> userId, SingleWrites writes) {
    Optional<String> itemId = event.find("itemId");
    if (itemId.isEmpty()) {
      return;
    }
    Optional<String> eventId = event.find("eventId");
    long seconds = event.body().path("sentAt").asLong();
    UserEvent kept = new UserEvent(itemId.get(), seconds, event.text("eventType"));
    userId.ifPresentOrElse(
        id -> writes.addEvent(eventId, id, kept),
        () -> writes.addAnonymous(eventId, session, kept));
  }
}
