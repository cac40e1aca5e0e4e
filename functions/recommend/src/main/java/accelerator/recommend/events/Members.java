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
  private static final int SHOWN = 64;

  /// A text; a number or a boolean is taken as it is written.
  ///
  /// @throws InvalidInput when it is an object or an array
  Optional<String> text(String member) {
    JsonNode value = node.path(member);
    if (value.isContainerNode()) {
      throw new InvalidInput("%s must be a text, was %s".formatted(member, shown(value)));
    }
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(Ids.trimmed(value.asText())).filter(text -> !text.isEmpty());
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
      throw new InvalidInput("%s must be a list, was %s".formatted(member, shown(values)));
    }
    for (JsonNode value : values) {
      if (!value.isValueNode()) {
        throw new InvalidInput("%s must be a list of ids, has %s".formatted(member, shown(value)));
      }
      ids.add(Ids.checked(member, value.asText()));
    }
    return List.copyOf(ids);
  }

  static String shown(JsonNode value) {
    return shown(value.toString());
  }

  /// A value for a message, cut where it is long.
  static String shown(String value) {
    if (value.length() <= SHOWN) {
      return "'" + value + "'";
    }
    int end = Character.isHighSurrogate(value.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return "'" + value.substring(0, end) + "..'";
  }
}
