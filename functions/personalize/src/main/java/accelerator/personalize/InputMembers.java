package accelerator.personalize;

import accelerator.core.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The members of a run's input by their types, and everything that is wrong with them.
///
/// @param violations where what is wrong goes
record InputMembers(JsonNode input, List<String> violations) {

  /// Notes every member of an object that has another name than these.
  void refuseOthers(String object, JsonNode node, Set<String> names) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                violate("%s has no '%s', only %s", object, name, new TreeSet<>(names));
              }
            });
  }

  /// A list of names; what is none of them is noted and left out.
  List<String> names(String member, JsonNode node) {
    List<String> names = new ArrayList<>();
    if (!node.isArray()) {
      violate("%s must be a list of names, was %s", member, node);
      return names;
    }
    for (JsonNode name : node) {
      if (name.isTextual()) {
        names.add(name.asText());
      } else {
        violate("%s must be a list of names, holds %s", member, name);
      }
    }
    return names;
  }

  /// Whether a member is true; one that is not there is false.
  boolean flag(String name) {
    return choice(name).orElse(false);
  }

  /// Whether a member is true or false; none when it is not there.
  Optional<Boolean> choice(String name) {
    JsonNode node = input.path(name);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isBoolean()) {
      violate("%s must be true or false, was %s", name, node);
    }
    return Optional.of(node.asBoolean());
  }

  /// Days that a member sets in an object of its own; 0 when it is true, none when it is false or
  /// not there.
  Optional<Integer> days(String name, String member, int longest) {
    JsonNode node = input.path(name);
    if (node.isMissingNode() || node.isBoolean()) {
      return node.asBoolean() ? Optional.of(0) : Optional.empty();
    }
    JsonNode days = node.path(member);
    if (node.size() != 1 || !days.isInt() || days.asInt() < 1 || days.asInt() > longest) {
      violate("%s must be true, false or {\"%s\": 1..%d}, was %s", name, member, longest, node);
      return Optional.empty();
    }
    return Optional.of(days.asInt());
  }

  Optional<String> text(String name) {
    JsonNode node = input.path(name);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      violate("%s must be a text, was %s", name, node);
      return Optional.empty();
    }
    return Optional.of(node.asText());
  }

  /// What a reading gives; none, and a violation, when it refuses what it reads.
  <T> Optional<T> attempt(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (InvalidInput failure) {
      violations.add(String.valueOf(failure.getMessage()));
      return Optional.empty();
    }
  }

  void violate(String format, Object... values) {
    violations.add(String.format(Locale.ROOT, format, values));
  }
}
