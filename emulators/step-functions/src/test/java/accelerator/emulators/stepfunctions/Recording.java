package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How what was recorded on the service compares with what the runner did.
final class Recording {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> DROPPED = Set.of("SdkHttpMetadata", "SdkResponseMetadata");
  private static final String ANY = "**ANY**";

  private Recording() {}

  /// The value with every text decoded that holds a JSON object or array, as the recorder did.
  static JsonNode decode(JsonNode node) {
    if (node.isTextual()) {
      JsonNode decoded = decode(node.asText());
      return decoded.isContainerNode() ? decode(decoded) : node;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(decode(item)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().stream()
          .filter(member -> !DROPPED.contains(member.getKey()))
          .forEach(member -> object.set(member.getKey(), decode(member.getValue())));
      return object;
    }
    return node;
  }

  private static JsonNode decode(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return JsonNodeFactory.instance.nullNode();
    }
  }

  /// Whether an actual value is the expected one; both are decoded.
  static boolean agree(JsonNode expected, JsonNode actual) {
    if (expected.isTextual() && actual.isTextual()) {
      return agree(expected.asText(), actual.asText());
    }
    if (expected.isTextual() && expected.asText().equals(ANY)) {
      return !actual.isMissingNode();
    }
    if (expected.isNumber() && actual.isNumber()) {
      return Double.compare(expected.asDouble(), actual.asDouble()) == 0;
    }
    if (!expected.isContainerNode()) {
      return expected.equals(actual);
    }
    if (expected.getNodeType() != actual.getNodeType() || expected.size() != actual.size()) {
      return false;
    }
    if (expected.isObject()) {
      return expected
          .propertyStream()
          .allMatch(member -> agree(member.getValue(), actual.path(member.getKey())));
    }
    for (int index = 0; index < expected.size(); index++) {
      if (!agree(expected.path(index), actual.path(index))) {
        return false;
      }
    }
    return true;
  }

  private static boolean agree(String expected, String actual) {
    if (!expected.contains(ANY)) {
      return expected.equals(actual);
    }
    int from = 0;
    for (String part : expected.split(Pattern.quote(ANY), -1)) {
      int at = actual.indexOf(part, from);
      if (at < 0) {
        return false;
      }
      from = at + part.length();
    }
    return true;
  }

  /// Differences between traces, in whatever order. The recorder lost the exit of a Parallel inside
  /// of a Parallel: that one may be too many.
  static List<String> differences(JsonNode expected, JsonNode actual, JsonNode definition) {
    List<String> differences = new ArrayList<>();
    List<JsonNode> left = new ArrayList<>();
    actual.forEach(left::add);
    for (JsonNode entry : expected) {
      boolean isFound = false;
      for (int index = 0; index < left.size() && !isFound; index++) {
        if (agree(entry, left.get(index))) {
          left.remove(index);
          isFound = true;
        }
      }
      if (!isFound) {
        differences.add("recorded, not done: " + entry);
      }
    }
    Set<String> nested = new HashSet<>();
    collectNested(definition, false, nested);
    left.stream()
        .filter(entry -> !nested.contains(entry.path("exit").asText()))
        .forEach(entry -> differences.add("done, not recorded: " + entry));
    return differences;
  }

  private static void collectNested(JsonNode body, boolean isInside, Set<String> names) {
    body.path("States")
        .properties()
        .forEach(
            state -> {
              boolean isParallel = state.getValue().path("Type").asText().equals("Parallel");
              if (isParallel && isInside) {
                names.add(state.getKey());
              }
              state
                  .getValue()
                  .path("Branches")
                  .forEach(branch -> collectNested(branch, isParallel, names));
            });
  }
}
