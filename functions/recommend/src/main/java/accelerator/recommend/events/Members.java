package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the members of a JSON object. What is absent, null or blank is none; what is of another
/// type is refused by name.
record Members(JsonNode node) {
  /// A text; a whole number or a boolean is taken as it is written.
  ///
  /// @throws InvalidInput when it is anything else
  Optional<String> text(String member) {
    JsonNode value = node.path(member);
    if (!isText(value)) {
      throw new InvalidInput("%s must be a text, was %s".formatted(member, Shown.json(value)));
    }
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(Ids.trimmed(value.asText())).filter(text -> !text.isEmpty());
  }

  /// How a number with a fraction or an exponent was written is not known any more.
  private static boolean isText(JsonNode value) {
    return !value.isContainerNode() && !value.isFloatingPointNumber();
  }

  /// @throws InvalidInput when there is none
  String required(String member) {
    return text(member).orElseThrow(() -> new InvalidInput(member + " must be given"));
  }

  Optional<String> id(String member) {
    return text(member).map(text -> Ids.checked(member, text));
  }

  Optional<JsonNode> find(String member) {
    return Optional.of(node.path(member))
        .filter(value -> !value.isMissingNode() && !value.isNull());
  }

  /// A list of ids, without repetitions.
  ///
  /// @throws InvalidInput when it is no list of ids
  List<String> ids(String member) {
    Set<String> ids = new LinkedHashSet<>();
    JsonNode values = node.path(member);
    if (!values.isArray() && !values.isMissingNode() && !values.isNull()) {
      throw new InvalidInput("%s must be a list, was %s".formatted(member, Shown.json(values)));
    }
    for (JsonNode value : values) {
      if (!isText(value)) {
        throw new InvalidInput(
            "%s must be a list of ids, has %s".formatted(member, Shown.json(value)));
      }
      ids.add(Ids.checked(member, value.asText()));
    }
    return List.copyOf(ids);
  }
}
