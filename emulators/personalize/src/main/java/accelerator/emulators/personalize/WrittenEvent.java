package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.UserEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One event of PutEvents, whose rules have been checked. Item and value may stand in its members
/// or in its `properties`, where the developer guide's page `recording-events-example-event-value`
/// has them; a value may be a number's text there, as in API_UBS_Event.
///
/// @param itemId of what the event is about, if it is about an item
record WrittenEvent(
    Optional<String> eventId, Optional<String> itemId, long epochSeconds, String eventType) {
  private static final int LARGEST_EVENT = 10 * 1024;
  private static final int LONGEST_ID = 256;
  private static final double YEAR_10000 = 253_402_300_800.0;

  /// Keys that API_UBS_Event forbids in `properties`, in any case.
  private static final List<String> FORBIDDEN =
      List.of("userid", "sessionid", "eventtype", "timestamp", "recommendationid", "impression");

  /// Fields of a schema whose values `properties` do not give.
  private static final List<String> OWN_MEMBERS =
      List.of(
          "USER_ID",
          "ITEM_ID",
          "TIMESTAMP",
          "EVENT_TYPE",
          "EVENT_VALUE",
          "IMPRESSION",
          "RECOMMENDATION_ID");

  /// @param schema of the Interactions dataset
  /// @throws Refusal when it breaks a rule
  static WrittenEvent of(PersonalizeRequest event, SchemaContent schema) {
    if (PersonalizeJson.bytes(event.body()).length > LARGEST_EVENT) {
      throw Refusal.invalidInput("An event must have at most %d bytes", LARGEST_EVENT);
    }
    double sentAt = event.body().path("sentAt").asDouble();
    if (!(sentAt >= 0 && sentAt < YEAR_10000)) {
      throw Refusal.invalidInput("sentAt must be in epoch seconds, was %s", sentAt);
    }
    ObjectNode properties = WrittenProperties.read(event.find("properties"));
    demandAllowed(properties);
    Optional<String> itemId = itemId(event, properties);
    checkValue(properties);
    // Fields without a property may be absent from a single event.
    List<Field> optional =
        schema.fields().stream()
            .map(each -> new Field(each.name(), each.type(), true, each.isCategorical(), false))
            .toList();
    WrittenProperties.values(properties, new SchemaContent(schema.name(), optional), OWN_MEMBERS);
    return new WrittenEvent(
        event.find("eventId"),
        itemId,
        event.body().path("sentAt").asLong(),
        event.text("eventType"));
  }

  private static void demandAllowed(ObjectNode properties) {
    List<String> forbidden =
        fieldNames(properties)
            .filter(name -> FORBIDDEN.contains(name.toLowerCase(Locale.ROOT)))
            .toList();
    if (!forbidden.isEmpty()) {
      throw Refusal.invalidInput(
          "properties must not have the keys %s: what they say belongs to the request's own members",
          forbidden);
    }
  }

  private static Stream<String> fieldNames(ObjectNode properties) {
    return properties.properties().stream().map(Map.Entry::getKey);
  }

  /// Takes the item out of the properties. What the service does with two that differ could not be
  /// verified; they are refused here.
  private static Optional<String> itemId(PersonalizeRequest event, ObjectNode properties) {
    Optional<String> own = event.find("itemId");
    Optional<String> inProperties =
        taken(properties, "itemId").map(node -> text(node, "itemId")).map(WrittenEvent::checkedId);
    if (own.isPresent() && inProperties.isPresent() && !own.equals(inProperties)) {
      throw Refusal.invalidInput("itemId is one in the event and another in its properties");
    }
    return own.or(() -> inProperties);
  }

  private static String checkedId(String id) {
    int length = id.codePointCount(0, id.length());
    if (length < 1 || length > LONGEST_ID) {
      throw Refusal.invalidInput(
          "itemId in properties must have 1..%d characters, has %d", LONGEST_ID, length);
    }
    return id;
  }

  /// Takes the value out of the properties, which counts whether or not the schema has EVENT_VALUE,
  /// as the member does. Recommenders learn from none.
  private static void checkValue(ObjectNode properties) {
    Optional<JsonNode> value = taken(properties, "eventValue");
    if (value.isPresent() && !FieldType.FLOAT.accepts(text(value.get(), "eventValue"))) {
      throw Refusal.invalidInput("eventValue in properties must be a number, is %s", value.get());
    }
  }

  private static Optional<JsonNode> taken(ObjectNode properties, String key) {
    return Optional.ofNullable(properties.remove(key)).filter(node -> !node.isNull());
  }

  private static String text(JsonNode node, String key) {
    if (!(node.isTextual() || node.isNumber())) {
      throw Refusal.invalidInput("The property %s must be a string or a number", key);
    }
    return node.asText();
  }

  /// What recommenders learn from, if it is about an item.
  Optional<UserEvent> learned() {
    return itemId.map(item -> new UserEvent(item, epochSeconds, eventType));
  }
}
