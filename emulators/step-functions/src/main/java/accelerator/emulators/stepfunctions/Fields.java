package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of one object of a definition, taken one by one. What is wrong becomes a violation
/// with its path, and reading goes on; what was never taken is unknown.
final class Fields {
  private final JsonNode node;
  private final String path;
  private final String field;
  private final boolean isJsonata;
  private final List<String> violations;
  private final Set<String> taken = new HashSet<>();

  /// @param path of the object in the definition
  /// @param field of the object in its state, as the service's messages have it
  /// @param isJsonata whether texts may be expressions
  Fields(JsonNode node, String path, String field, boolean isJsonata, List<String> violations) {
    this.path = path;
    this.field = field;
    this.isJsonata = isJsonata;
    this.violations = violations;
    this.node = node.isObject() ? node : JsonNodeFactory.instance.objectNode();
    if (!node.isObject()) {
      violations.add("%s: must be an object, was %s".formatted(path, JsonKind.of(node)));
    }
  }

  boolean isJsonata() {
    return isJsonata;
  }

  String path() {
    return path;
  }

  List<String> violations() {
    return violations;
  }

  void refuse(String name, String message) {
    violations.add("%s: %s".formatted(join(path, name), message));
  }

  boolean has(String name) {
    return node.has(name);
  }

  Optional<JsonNode> take(String name) {
    taken.add(name);
    return Optional.ofNullable(node.get(name));
  }

  /// A text that is not an expression.
  Optional<String> text(String name) {
    Optional<JsonNode> value = take(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text = value.get().asText();
    if (!value.get().isTextual()) {
      refuse(name, "must be a text, was %s".formatted(value.get()));
    } else if (text.startsWith("{%")) {
      refuse(name, "must not be an expression, was '%s'".formatted(text));
    }
    return Optional.of(text);
  }

  String requiredText(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      refuse(name, "is missing");
    }
    return text.orElse("");
  }

  /// One of several words.
  Optional<String> word(String name, String... words) {
    Optional<String> text = text(name);
    if (text.isPresent() && !List.of(words).contains(text.get())) {
      refuse(name, "must be one of %s, was '%s'".formatted(List.of(words), text.get()));
    }
    return text;
  }

  /// A number that stands in the definition.
  Optional<Double> number(String name, boolean isWhole, double least, double most) {
    Optional<JsonNode> value = take(name);
    value.ifPresent(number -> checkNumber(name, number, isWhole, least, most));
    return value.map(JsonNode::asDouble);
  }

  /// A whole number, or an expression for one.
  Optional<FieldTemplate> integer(String name, StatePhase phase, double least, double most) {
    Optional<FieldTemplate> template = template(name, phase);
    if (template.isPresent() && !(template.get() instanceof FieldTemplate.Computed)) {
      checkNumber(name, node.path(name), true, least, most);
    }
    return template;
  }

  /// Any value, with expressions in it where the state is JSONata.
  Optional<FieldTemplate> template(String name, StatePhase phase) {
    return take(name)
        .map(
            value ->
                new FieldTemplateReader(isJsonata, phase, violations)
                    .read(value, join(path, name), join(field, name)));
  }

  /// A value in which only JSONata knows what to do with its field.
  Optional<FieldTemplate> jsonata(String name, StatePhase phase) {
    if (!isJsonata && has(name)) {
      refuse(name, "needs the QueryLanguage JSONata");
    }
    return template(name, phase);
  }

  Optional<Fields> object(String name) {
    return take(name).map(value -> nested(value, name));
  }

  List<Fields> objects(String name) {
    Optional<JsonNode> array = take(name);
    if (array.isPresent() && !array.get().isArray()) {
      refuse(name, "must be an array, was %s".formatted(JsonKind.of(array.get())));
      return List.of();
    }
    List<Fields> objects = new ArrayList<>();
    array.ifPresent(
        items ->
            items.forEach(
                item ->
                    objects.add(
                        nested(item, String.format(Locale.ROOT, "%s[%d]", name, objects.size())))));
    return objects;
  }

  /// The names and values of an object whose names are free.
  Map<String, JsonNode> members() {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    taken.addAll(members.keySet());
    return members;
  }

  /// Refuses the fields that nobody took.
  void close() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!taken.contains(name)) {
                refuse(name, UnknownField.message(name));
              }
            });
  }

  private Fields nested(JsonNode value, String name) {
    return new Fields(value, join(path, name), join(field, name), isJsonata, violations);
  }

  private void checkNumber(
      String name, JsonNode value, boolean isWhole, double least, double most) {
    boolean isRight =
        (isWhole ? value.isIntegralNumber() : value.isNumber())
            && value.asDouble() >= least
            && value.asDouble() <= most;
    if (!isRight) {
      refuse(
          name,
          String.format(
              Locale.ROOT,
              "must be a %snumber in %.0f..%.0f, was %s",
              isWhole ? "whole " : "",
              least,
              most,
              value));
    }
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }
}
