package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The body that a script in Snowbridge makes for its HTTP target, as the original accelerator has
/// it: `event_id`, `event_type`, `user_id`, `session_id`, `item_ids`, `sent_at` in milliseconds
/// and, for a click on a recommendation, `impression_id`. Whose id `user_id` is, the script
/// decides.
final class SnowbridgeEvent {
  private SnowbridgeEvent() {}

  /// @throws InvalidInput when a member is missing or of the wrong type
  static List<ObjectNode> plain(JsonNode node) {
    Members members = new Members(node);
    Translation translation =
        new Translation(
            members.text("event_id"),
            members.text("user_id"),
            members.text("session_id"),
            members.find("sent_at"));
    String type = members.required("event_type");
    Translation.demandFew(node.path("item_ids").size());
    List<String> items = members.ids("item_ids");
    if (items.isEmpty()) {
      throw new InvalidInput("item_ids must have an item");
    }
    Optional<String> impression = members.text("impression_id");
    if (impression.isPresent() && type.equals(EventType.CLICK.key())) {
      return translation.recommendationClick(impression.get(), items);
    }
    List<ObjectNode> events = new ArrayList<>();
    for (int number = 1; number <= items.size(); number++) {
      String suffix = items.size() == 1 ? "" : ":" + number;
      ObjectNode event = translation.event(type, items.get(number - 1), suffix);
      impression.ifPresent(id -> event.put("recommendationId", id));
      events.add(event);
    }
    return events;
  }
}
