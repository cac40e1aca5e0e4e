package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import accelerator.recommend.events.Delivery.Sent;
import accelerator.recommend.events.Elements.Element;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a sender sent: `{"events": [..]}`, an array, one event alone, or one a line. Each event is
/// told by its content: `event_name` makes it Snowplow's, `event_type` or `item_ids` Snowbridge's,
/// else it is a plain one. One that is wrong is refused by itself.
///
/// @param events those to deliver, in the order of the body
/// @param refused those that were wrong
/// @param ignored how many of Snowplow's events say nothing to learn from
public record EventBody(List<Sent> events, List<Refusal> refused, int ignored) {
  /// What twenty events, as many as Snowbridge sends at once, may be about: what becomes of each is
  /// known within a request, and to send a part of it again would not end otherwise.
  private static final int MOST_ITEMS = 20 * Translation.MOST_ITEMS;

  /// An event that was wrong.
  ///
  /// @param index where it stood in the body, from 0
  public record Refusal(int index, Optional<String> eventId, String detail) {}

  public EventBody {
    events = List.copyOf(events);
    refused = List.copyOf(refused);
  }

  /// The same of a sender that does not say how it is written.
  public static EventBody read(String text, EventRules rules, Instant now) {
    return read(text, false, rules, now);
  }

  /// @param isSaidOneALine whether the sender says that it has one event a line
  /// @throws InvalidInput when it is no body of events
  /// @throws TooManyEvents when it has more than one may have, or they are about too many items
  public static EventBody read(String text, boolean isSaidOneALine, EventRules rules, Instant now) {
    List<Element> elements = Elements.of(text, isSaidOneALine);
    List<Sent> events = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    int ignored = 0;
    int items = 0;
    for (int index = 0; index < elements.size(); index++) {
      switch (elements.get(index)) {
        case Element.Unreadable(String detail) ->
            refused.add(new Refusal(index, Optional.empty(), detail));
        case Element.Read(JsonNode element) -> {
          try {
            List<? extends JsonNode> plain = plain(element, rules);
            items += plain.size();
            demandRoom(items);
            ignored += plain.isEmpty() ? 1 : 0;
            for (JsonNode each : plain) {
              add(events, refused, index, each, rules, now);
            }
          } catch (InvalidInput failure) {
            refused.add(refusal(index, element, failure));
          }
        }
      }
    }
    return new EventBody(events, refused, ignored);
  }

  private static void demandRoom(int items) {
    if (items > MOST_ITEMS) {
      throw new TooManyEvents(
          String.format(
              Locale.ROOT,
              "the events of a body must be about at most %d items in all; send them in several"
                  + " bodies",
              MOST_ITEMS));
    }
  }

  private static void add(
      List<Sent> events,
      List<Refusal> refused,
      int index,
      JsonNode plain,
      EventRules rules,
      Instant now) {
    try {
      events.add(new Sent(index, PlainEvent.read(plain, rules, now)));
    } catch (InvalidInput failure) {
      refused.add(refusal(index, plain, failure));
    }
  }

  /// Nothing of an event is translated before its size is known to be one.
  private static List<? extends JsonNode> plain(JsonNode element, EventRules rules) {
    if (!element.isObject()) {
      throw new InvalidInput("an event must be an object, was %s".formatted(Shown.json(element)));
    }
    if (element.has("event_name")) {
      EventSize.ENRICHED.demand(element);
      return SnowplowEvent.plain(element, rules);
    }
    EventSize.OWN.demand(element);
    return element.has("event_type") || element.has("item_ids")
        ? SnowbridgeEvent.plain(element)
        : List.of((ObjectNode) element);
  }

  private static Refusal refusal(int index, JsonNode element, InvalidInput wrong) {
    Optional<String> eventId =
        Optional.of(element.path("eventId").asText(element.path("event_id").asText("")))
            .filter(id -> !id.isEmpty() && Event.characters(id) <= Ids.LONGEST);
    return new Refusal(index, eventId, String.valueOf(wrong.getMessage()));
  }

  /// The same body without the events in which something else is wrong.
  ///
  /// @param fault what is wrong with an event; nothing when it may count
  public EventBody refusing(Function<Event, Optional<String>> fault) {
    List<Sent> rest = new ArrayList<>();
    List<Refusal> more = new ArrayList<>(refused);
    for (Sent sent : events) {
      Optional<String> detail = fault.apply(sent.event());
      if (detail.isEmpty()) {
        rest.add(sent);
      } else {
        more.add(new Refusal(sent.index(), Optional.of(sent.event().eventId()), detail.get()));
      }
    }
    return new EventBody(rest, more, ignored);
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
