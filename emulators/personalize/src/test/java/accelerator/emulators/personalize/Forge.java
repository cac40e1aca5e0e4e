package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Makes requests that satisfy the service's model, every member of them there, and knows what the
/// model demands of each of their places.
final class Forge {
  /// Values for those shapes that demand more than a word.
  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("Arn", Service.BASE + "dataset-group/shop"),
          Map.entry("EventsArn", Service.BASE + "dataset/shop/ITEMS"),
          Map.entry("RuntimeArn", Service.BASE + "filter/f"),
          Map.entry("RoleArn", Fixtures.ROLE),
          Map.entry("KmsKeyArn", "arn:aws:kms:eu-west-1:000000000000:key/k"),
          Map.entry("S3Location", "s3://data/items.csv"),
          Map.entry("AvroSchema", Fixtures.ITEMS),
          Map.entry("FilterExpression", "INCLUDE ItemID WHERE Items.PRICE < 1"),
          Map.entry("EventsItemProperties", "{\"price\":1,\"categoryL1\":\"a\"}"),
          Map.entry("EventsEventPropertiesJSON", "{}"),
          Map.entry("EventsUserProperties", "{\"membershipStatus\":\"a\"}"));

  /// A place in a request.
  ///
  /// @param shape the name of what the model demands there
  record Place(JsonPointer pointer, String shape, boolean isRequired) {}

  private final JsonNode model = PersonalizeJson.resource("requests.json");

  List<String> operations() {
    List<String> names = new ArrayList<>();
    model.path("operations").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /// A request in which everything is as the model demands.
  ObjectNode request(String operation) {
    return (ObjectNode) value(model.path("operations").path(operation).asText());
  }

  /// Every place of such a request, but the request itself.
  List<Place> places(String operation) {
    List<Place> places = new ArrayList<>();
    String shape = model.path("operations").path(operation).asText();
    collect(JsonPointer.empty(), shape, true, places);
    return places.subList(1, places.size());
  }

  JsonNode shape(Place place) {
    return model.path("shapes").path(place.shape());
  }

  /// Puts something else in a place, or nothing when it is missing.
  static void replace(ObjectNode request, JsonPointer pointer, JsonNode value) {
    JsonNode holder = request.at(pointer.head());
    JsonPointer last = pointer.last();
    if (holder instanceof ArrayNode list) {
      list.set(last.getMatchingIndex(), value);
      return;
    }
    ObjectNode object = (ObjectNode) holder;
    if (value.isMissingNode()) {
      object.remove(last.getMatchingProperty());
      return;
    }
    object.set(last.getMatchingProperty(), value);
  }

  private JsonNode value(String name) {
    JsonNode shape = model.path("shapes").path(name);
    return switch (shape.path("type").asText()) {
      case "structure" -> {
        ObjectNode object = StrictJson.object();
        shape
            .path("members")
            .properties()
            .forEach(member -> object.set(member.getKey(), value(member.getValue().asText())));
        yield object;
      }
      case "list" -> StrictJson.object().putArray("list").add(value(shape.path("member").asText()));
      case "map" -> StrictJson.object().set("KEY", value(shape.path("value").asText()));
      case "string" ->
          TextNode.valueOf(SAMPLES.getOrDefault(name, shape.path("enum").path(0).asText("x")));
      case "boolean" -> StrictJson.object().put("flag", true).path("flag");
      default -> StrictJson.object().put("number", 1).path("number");
    };
  }

  private void collect(JsonPointer at, String name, boolean isRequired, List<Place> places) {
    places.add(new Place(at, name, isRequired));
    JsonNode shape = model.path("shapes").path(name);
    List<String> required = texts(shape.path("required")).toList();
    shape
        .path("members")
        .properties()
        .forEach(
            member ->
                collect(
                    at.appendProperty(member.getKey()),
                    member.getValue().asText(),
                    required.contains(member.getKey()),
                    places));
    if (shape.has("member")) {
      collect(at.appendIndex(0), shape.path("member").asText(), false, places);
    }
    if (shape.has("value")) {
      collect(at.appendProperty("KEY"), shape.path("value").asText(), false, places);
    }
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }
}
