package accelerator.emulators.personalize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.Trait;

/// Our extract of the service models beside the SDK's classes, which are generated from the whole
/// of them: every member of a request, its type, and those of what is in it. What the SDK does not
/// carry (required, lengths, patterns) is walked by {@link ModelViolationsTest}.
final class SdkShapes {
  private static final String PACKAGE = "software.amazon.awssdk.services.";
  private static final JsonNode MODEL = PersonalizeJson.resource("requests.json");

  private SdkShapes() {}

  static List<String> differences(String operation) {
    List<String> found = new ArrayList<>();
    String name = MODEL.path("operations").path(operation).asText();
    compare(name, fields(request(operation)), operation, found);
    return found;
  }

  private static SdkPojo request(String operation) {
    for (String service : List.of("personalize", "personalizeruntime", "personalizeevents")) {
      try {
        Class<?> type = Class.forName(PACKAGE + service + ".model." + operation + "Request");
        Object builder = type.getMethod("builder").invoke(null);
        return (SdkPojo) builder;
      } catch (ClassNotFoundException _) {
        continue;
      } catch (ReflectiveOperationException failure) {
        throw new IllegalStateException(failure);
      }
    }
    throw new IllegalStateException("the SDK has no " + operation);
  }

  private static Map<String, SdkField<?>> fields(SdkPojo pojo) {
    Map<String, SdkField<?>> fields = new TreeMap<>();
    pojo.sdkFields().forEach(field -> fields.put(field.locationName(), field));
    return fields;
  }

  private static void compare(
      String name, Map<String, SdkField<?>> fields, String path, List<String> found) {
    JsonNode members = MODEL.path("shapes").path(name).path("members");
    TreeSet<String> ours = new TreeSet<>();
    members.fieldNames().forEachRemaining(ours::add);
    if (!ours.equals(fields.keySet())) {
      found.add("%s has %s, the SDK %s".formatted(path, ours, fields.keySet()));
      return;
    }
    fields.forEach(
        (member, field) ->
            compare(members.path(member).asText(), field, path + "." + member, found));
  }

  private static void compare(String name, SdkField<?> field, String path, List<String> found) {
    JsonNode shape = MODEL.path("shapes").path(name);
    String type = shape.path("type").asText();
    if (!type.equals(type(field))) {
      found.add("%s is a %s, the SDK's is a %s".formatted(path, type, type(field)));
      return;
    }
    switch (type) {
      case "structure" -> compare(name, fields(field.constructor().get()), path, found);
      case "list" ->
          compare(
              shape.path("member").asText(),
              trait(field, ListTrait.class).memberFieldInfo(),
              path + "[]",
              found);
      case "map" ->
          compare(
              shape.path("value").asText(),
              trait(field, MapTrait.class).valueFieldInfo(),
              path + "{}",
              found);
      default -> {}
    }
  }

  private static <T extends Trait> T trait(SdkField<?> field, Class<T> type) {
    return type.cast(field.getRequiredTrait(type));
  }

  private static String type(SdkField<?> field) {
    return switch (field.marshallingType().getTargetClass().getSimpleName()) {
      case "SdkPojo" -> "structure";
      case "List" -> "list";
      case "Map" -> "map";
      case "String" -> "string";
      case "Integer" -> "integer";
      case "Boolean" -> "boolean";
      case "Instant" -> "timestamp";
      case "Float" -> "float";
      case "Double" -> "double";
      default -> field.marshallingType().toString();
    };
  }
}
