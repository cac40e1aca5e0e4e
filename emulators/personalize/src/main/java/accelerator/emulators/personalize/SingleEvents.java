package accelerator.emulators.personalize;

import accelerator.core.Dataset;
import accelerator.emulators.recommenders.Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PutEvents. Events without an item are accepted and not kept: recommenders learn from none. Those
/// without a user are kept under their session, and become the user's who signs in to it.
final class SingleEvents {
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

  SingleEvents(Region region) {
    this.region = region;
  }

  Map<String, Operation> operations() {
    return Map.of("PutEvents", request -> region.alone(() -> put(request)));
  }

  private ObjectNode put(Request request) {
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
        data.find(Dataset.INTERACTIONS)
            .orElseThrow(
                () -> Refusal.invalidInput("%s has no Interactions dataset", tracker.groupArn()));
    String schemaArn = dataset.schemaArn(region.now());
    DatasetSchema schema = region.schemas().get(schemaArn).content();
    List<Request> events = new ArrayList<>();
    for (JsonNode node : request.body().path("eventList")) {
      Request event = new Request((ObjectNode) node);
      check(event, schema);
      events.add(event);
    }
    Contents contents = dataset.contents();
    String session = request.text("sessionId");
    Optional<String> user = request.find("userId");
    user.ifPresent(id -> contents.signIn(session, id));
    events.forEach(event -> keep(event, session, user, contents));
    return Json.object();
  }

  private static void check(Request event, DatasetSchema schema) {
    if (Json.bytes(event.body()).length > LARGEST_EVENT) {
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
    WrittenProperties.values(properties, new DatasetSchema(schema.name(), optional), OWN_MEMBERS);
  }

  private static void keep(
      Request event, String session, Optional<String> userId, Contents contents) {
    Optional<String> itemId = event.find("itemId");
    if (itemId.isEmpty()) {
      return;
    }
    Optional<String> eventId = event.find("eventId");
    long seconds = event.body().path("sentAt").asLong();
    String type = event.text("eventType");
    if (userId.isPresent()) {
      contents.addEvent(eventId, userId.get(), itemId.get(), seconds, type);
      return;
    }
    contents.addAnonymous(eventId, session, new Event(itemId.get(), seconds, type));
  }
}
