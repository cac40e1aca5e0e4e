package accelerator.recommend.events;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.recommend.events.Delivery.Sent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a sender sent: `{"events": [..]}`, an array, or one event alone. Each event is told by its
/// content: `event_name` makes it Snowplow's, `event_type` or `item_ids` Snowbridge's, else it is a
/// plain one. One that is wrong is refused by itself.
///
/// @param events those to deliver, in the order of the body
/// @param refused those that were wrong
/// @param ignored how many of Snowplow's events say nothing to learn from
public record EventBody(List<Sent> events, List<Refusal> refused, int ignored) {
  private static final int MOST = 500;

  /// An event that was wrong.
  ///
  /// @param index where it stood in the body, from 0
  public record Refusal(int index, Optional<String> eventId, String detail) {}

  public EventBody {
    events = List.copyOf(events);
    refused = List.copyOf(refused);
  }

  /// @throws InvalidInput when there are no events at all, or too many
  public static EventBody read(String text, EventRules rules, Instant now) {
    JsonNode body = Json.parse(text);
    List<JsonNode> elements = elements(body);
    if (elements.isEmpty() || elements.size() > MOST) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "there must be 1..%d events in the body, were %d",
              MOST,
              elements.size()));
    }
    List<Sent> events = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    int ignored = 0;
    for (int index = 0; index < elements.size(); index++) {
      JsonNode element = elements.get(index);
      try {
        List<? extends JsonNode> plain = plain(element, rules);
        ignored += plain.isEmpty() ? 1 : 0;
        for (JsonNode each : plain) {
          add(events, refused, index, each, rules.domain(), now);
        }
      } catch (InvalidInput failure) {
        refused.add(refusal(index, element, failure));
      }
    }
    if (events.size() > MOST) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the events must be about at most %d items in all, were about %d",
              MOST,
              events.size()));
    }
    return new EventBody(events, refused, ignored);
  }

  private static void add(
      List<Sent> events,
      List<Refusal> refused,
      int index,
      JsonNode plain,
      Domain domain,
      Instant now) {
    try {
      events.add(new Sent(index, PlainEvent.read(plain, domain, now)));
    } catch (InvalidInput failure) {
      refused.add(refusal(index, plain, failure));
    }
  }

  private static List<JsonNode> elements(JsonNode body) {
    JsonNode list = body.has("events") ? body.path("events") : body;
    if (list.isArray()) {
      return list.valueStream().toList();
    }
    if (body.has("events") || !body.isObject()) {
      throw new InvalidInput("the body must be an event, a list of events or {\"events\": [..]}");
    }
    return List.of(body);
  }

  private static List<? extends JsonNode> plain(JsonNode element, EventRules rules) {
    if (!element.isObject()) {
      throw new InvalidInput(
          "an event must be an object, was %s".formatted(Members.shown(element)));
    }
    if (element.has("event_name")) {
      return SnowplowEvent.plain(element, rules);
    }
    return element.has("event_type") || element.has("item_ids")
        ? SnowbridgeEvent.plain(element)
        : List.of((ObjectNode) element);
  }

  private static Refusal refusal(int index, JsonNode element, InvalidInput wrong) {
    Optional<String> eventId =
        Optional.of(element.path("eventId").asText(element.path("event_id").asText("")))
            .filter(id -> !id.isEmpty() && Event.characters(id) <= 256);
    return new Refusal(index, eventId, String.valueOf(wrong.getMessage()));
  }

  /// The same body from somebody who may only tell of one user: others' events are refused, and
  /// those of nobody are theirs.
  public EventBody onlyOf(String userId) {
    List<Sent> own = new ArrayList<>();
    List<Refusal> more = new ArrayList<>(refused);
    for (Sent sent : events) {
      if (sent.event().userId().orElse(userId).equals(userId)) {
        own.add(new Sent(sent.index(), sent.event().of(userId)));
      } else {
        more.add(
            new Refusal(
                sent.index(),
                Optional.of(sent.event().eventId()),
                "userId must be the token's own"));
      }
    }
    return new EventBody(own, more, ignored);
  }

  /// The events by user and session, in calls of at most ten, each one's in order.
  public List<List<Delivery>> deliveries() {
    record Whose(Optional<String> userId, String sessionId) {}
    Map<Whose, List<Sent>> groups = new LinkedHashMap<>();
    for (Sent sent : events) {
      groups
          .computeIfAbsent(
              new Whose(sent.event().userId(), sent.event().sessionId()), any -> new ArrayList<>())
          .add(sent);
    }
    return groups.values().stream().map(EventBody::calls).toList();
  }

  private static List<Delivery> calls(List<Sent> group) {
    List<Delivery> calls = new ArrayList<>();
    for (int from = 0; from < group.size(); from += Delivery.MOST_EVENTS) {
      calls.add(
          new Delivery(group.subList(from, Math.min(group.size(), from + Delivery.MOST_EVENTS))));
    }
    return calls;
  }
}
