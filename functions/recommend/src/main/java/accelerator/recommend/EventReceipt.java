package accelerator.recommend;

import accelerator.core.Json;
import accelerator.recommend.events.EventBody.Refusal;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of a body of events.
///
/// @param ignored how many say nothing to learn from
/// @param outage why the rest could not be handed over; none when nothing is left over
record EventReceipt(int accepted, int ignored, List<Refusal> refused, Optional<String> outage) {
  private static final int RETRY_AFTER_SECONDS = 5;

  /// A function answers 6 MB at most, and an id may have 1.5 KB as JSON.
  private static final int MOST_LISTED = 2000;

  /// What became of some events.
  record Part(int accepted, List<Refusal> refused, Optional<String> outage) {
    /// Events that could not be handed over.
    static Part out(String reason) {
      return new Part(0, List.of(), Optional.of(reason));
    }
  }

  EventReceipt {
    refused = refused.stream().sorted(Comparator.comparingInt(Refusal::index)).toList();
  }

  /// 200 where every event was accepted, ignored or refused: whatever is wrong with one stays
  /// wrong, and a sender that tries again until all are taken, such as Snowbridge, would never end.
  /// 503 where a part could not be handed over: then all of it can be sent again, for what was
  /// accepted already counts once.
  Response response() {
    if (outage.isPresent()) {
      return Problem.passing(
              Problem.Kind.EVENTS_UNAVAILABLE,
              "not every event could be handed over; send all of them again later, those accepted"
                  + " already count once",
              RETRY_AFTER_SECONDS)
          .with(members())
          .response()
          .with("outage", outage.get());
    }
    return new Response(
        200,
        Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
        Json.write(members()));
  }

  private ObjectNode members() {
    ObjectNode members = Json.object().put("accepted", accepted);
    if (ignored > 0) {
      members.put("ignored", ignored);
    }
    ArrayNode list = members.putArray("refused");
    for (Refusal refusal : refused.subList(0, Math.min(refused.size(), MOST_LISTED))) {
      ObjectNode entry = list.addObject().put("index", refusal.index());
      refusal.eventId().ifPresent(id -> entry.put("eventId", id));
      entry.put("detail", refusal.detail());
    }
    if (refused.size() > MOST_LISTED) {
      members.put("unlisted", refused.size() - MOST_LISTED);
    }
    return members;
  }
}
