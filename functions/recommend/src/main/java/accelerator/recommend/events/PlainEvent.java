package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads an event in the endpoint's own form.
///
/// An event without a time is of now; one without a user is of the one whom its sender speaks for,
/// if there is one; one without a session is of its user's own, without a user of its session's;
/// one without an id gets one from its content, so that the same event twice is one.
final class PlainEvent {
  private static final Set<String> MEMBERS =
      Set.of(
          "eventId",
          "eventType",
          "userId",
          "sessionId",
          "itemId",
          "sentAt",
          "recommendationId",
          "variant",
          "value",
          "impression",
          "properties");

  /// What properties may not say beside the event itself, in any case (developer guide, PutEvents).
  private static final Set<String> FORBIDDEN_PROPERTIES =
      Set.of("userid", "sessionid", "eventtype", "timestamp", "recommendationid", "impression");

  private PlainEvent() {}

  /// @throws InvalidInput naming the first member that is wrong and its value
  static Event read(JsonNode node, EventRules rules, Instant now) {
    checkShape(node);
    Members members = new Members(node);
    EventType type = EventType.of(rules.domain(), members.required("eventType"));
    String itemId = Ids.checked("itemId", members.required("itemId"));
    Optional<String> userId = user(members, rules);
    String sessionId =
        members
            .text("sessionId")
            .map(text -> Ids.sized("sessionId", text))
            .or(() -> userId)
            .orElseThrow(() -> new InvalidInput("userId or sessionId must be given"));
    Optional<Instant> sentAt =
        members.find("sentAt").map(value -> EventTimes.read("sentAt", value, now));
    Optional<String> given = members.text("eventId").map(text -> Ids.sized("eventId", text));
    return new Event(
        given.orElseGet(() -> ContentId.of(rules.domain(), node, userId, sentAt, now)),
        type,
        userId,
        sessionId,
        itemId,
        sentAt.orElse(now),
        members.text("recommendationId"),
        members.text("variant"),
        members.find("value").map(PlainEvent::value),
        members.ids("impression"),
        members.find("properties").map(PlainEvent::properties));
  }

  private static Optional<String> user(Members members, EventRules rules) {
    Optional<String> named = members.id("userId");
    if (rules.onlyUser().isEmpty()) {
      return named;
    }
    if (named.isPresent() && !named.equals(rules.onlyUser())) {
      throw new InvalidInput("userId must be the token's own");
    }
    return rules.onlyUser();
  }

  private static void checkShape(JsonNode node) {
    EventSize.OWN.demand(node);
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!MEMBERS.contains(name)) {
        throw new InvalidInput("an event has no member %s".formatted(Shown.text(name)));
      }
    }
  }

  private static Float value(JsonNode node) {
    if (!node.isNumber()) {
      throw new InvalidInput("value must be a number, was %s".formatted(Shown.json(node)));
    }
    return node.floatValue();
  }

  private static String properties(JsonNode node) {
    if (!node.isObject()) {
      throw new InvalidInput("properties must be an object, was %s".formatted(Shown.json(node)));
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (FORBIDDEN_PROPERTIES.contains(name.toLowerCase(Locale.ROOT))) {
        throw new InvalidInput("properties must not say %s".formatted(Shown.text(name)));
      }
    }
    if (hasInfinity(node)) {
      throw new InvalidInput(
          "properties must have finite numbers, was %s".formatted(Shown.json(node)));
    }
    return Json.write(node);
  }

  private static boolean hasInfinity(JsonNode node) {
    return node.isContainerNode()
        ? node.valueStream().anyMatch(PlainEvent::hasInfinity)
        : node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue());
  }
}
