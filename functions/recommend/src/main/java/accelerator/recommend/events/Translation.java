package accelerator.recommend.events;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What a foreign event says, on its way into the plain form: one plain event per item.
///
/// @param eventId of the foreign event; with several items each gets `<eventId>:<number>`
/// @param sentAt as it was written
record Translation(
    Optional<String> eventId,
    Optional<String> userId,
    Optional<String> sessionId,
    Optional<JsonNode> sentAt) {

  /// Everything that was done with several items.
  List<ObjectNode> each(EventType type, List<String> itemIds) {
    List<String> items = List.copyOf(new LinkedHashSet<>(itemIds));
    List<ObjectNode> events = new ArrayList<>();
    for (int number = 1; number <= items.size(); number++) {
      String suffix = items.size() == 1 ? "" : ":" + number;
      events.add(event(type.key(), items.get(number - 1), suffix));
    }
    return events;
  }

  /// A click on a recommendation. Which of the shown items was clicked is not told: the first is
  /// taken for it, as the original does, and all of them are the impression.
  List<ObjectNode> recommendationClick(String recommendationId, List<String> shown) {
    if (shown.isEmpty()) {
      return List.of();
    }
    ObjectNode click = event(EventType.CLICK.key(), shown.getFirst(), "");
    ArrayNode impression = click.put("recommendationId", recommendationId).putArray("impression");
    shown.stream().distinct().limit(MOST_IMPRESSION).forEach(impression::add);
    return List.of(click);
  }

  /// The most items that an impression holds (API reference, PutEvents).
  private static final int MOST_IMPRESSION = 25;

  ObjectNode event(String type, String itemId, String suffix) {
    ObjectNode event = Json.object().put("eventType", type).put("itemId", itemId);
    eventId.ifPresent(id -> event.put("eventId", id + suffix));
    userId.ifPresent(id -> event.put("userId", id));
    sessionId.ifPresent(id -> event.put("sessionId", id));
    sentAt.ifPresent(time -> event.set("sentAt", time));
    return event;
  }
}
