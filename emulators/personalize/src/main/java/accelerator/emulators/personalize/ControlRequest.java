package accelerator.emulators.personalize;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The body of a request below `/_emulator`. Every member must be known, and of its type.
record ControlRequest(ObjectNode body) {
  /// @throws EmulatorException naming the members that there are not
  ControlRequest demandOnly(String... members) {
    TreeSet<String> unknown = new TreeSet<>();
    body.fieldNames().forEachRemaining(unknown::add);
    List.of(members).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new EmulatorException(
          "unknown members %s: there are %s".formatted(unknown, List.of(members)));
    }
    return this;
  }

  String text(String member) {
    return find(member)
        .orElseThrow(() -> new EmulatorException("%s must be given".formatted(member)));
  }

  Optional<String> find(String member) {
    return node(member).map(node -> text(node, member));
  }

  Optional<Integer> number(String member) {
    return node(member)
        .map(
            node -> {
              if (!node.isIntegralNumber() || !node.canConvertToInt()) {
                throw wrong(member, "a whole number", node);
              }
              return node.asInt();
            });
  }

  boolean flag(String member) {
    Optional<JsonNode> found = node(member);
    if (found.isPresent() && !found.get().isBoolean()) {
      throw wrong(member, "true or false", found.get());
    }
    return found.map(JsonNode::asBoolean).orElse(false);
  }

  List<String> texts(String member) {
    return array(member).map(node -> text(node, member)).toList();
  }

  /// Rows by column: texts, numbers and flags, in the form that files have them in.
  List<Map<String, String>> rows(String member) {
    List<Map<String, String>> rows = new ArrayList<>();
    array(member).forEach(node -> rows.add(row(node, member)));
    return rows;
  }

  private static Map<String, String> row(JsonNode node, String member) {
    if (!node.isObject()) {
      throw wrong(member, "objects", node);
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> value : node.properties()) {
      if (value.getValue().isContainerNode()) {
        throw wrong(member + "." + value.getKey(), "a text, a number or a flag", value.getValue());
      }
      if (!value.getValue().isNull()) {
        row.put(value.getKey(), value.getValue().asText());
      }
    }
    return row;
  }

  private Stream<JsonNode> array(String member) {
    JsonNode found =
        node(member).orElseThrow(() -> new EmulatorException("%s must be given".formatted(member)));
    if (!found.isArray()) {
      throw wrong(member, "an array", found);
    }
    return StreamSupport.stream(found.spliterator(), false);
  }

  private Optional<JsonNode> node(String member) {
    return body.hasNonNull(member) ? Optional.of(body.path(member)) : Optional.empty();
  }

  private static String text(JsonNode node, String member) {
    if (!node.isTextual()) {
      throw wrong(member, "a text", node);
    }
    return node.asText();
  }

  private static EmulatorException wrong(String member, String wanted, JsonNode node) {
    return new EmulatorException("%s must be %s, was %s".formatted(member, wanted, node));
  }
}
