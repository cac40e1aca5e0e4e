package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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

  /// The most items of one event. Carts are smaller, and a list that is longer is none.
  static final int MOST_ITEMS = 500;

  /// Everything that was done with several items.
  ///
  /// @throws InvalidInput when they are more than {@value #MOST_ITEMS}
  List<ObjectNode> each(EventType type, List<String> itemIds) {
    demandFew(itemIds.size());
    List<String> items = List.copyOf(new LinkedHashSet<>(itemIds));
    List<ObjectNode> events = new ArrayList<>();
    for (int number = 1; number <= items.size(); number++) {
      String suffix = items.size() == 1 ? "" : ":" + number;
      events.add(event(type.key(), items.get(number - 1), suffix));
    }
    return events;
  }

  /// @throws InvalidInput when an event is about more items than it may be
  static void demandFew(int items) {
    if (items > MOST_ITEMS) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "an event must be about at most %d items, was about %d",
              MOST_ITEMS,
              items));
    }
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
