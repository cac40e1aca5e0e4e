package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads how states, rules and catchers lead on.
final class ExitReader {
  private static final Pattern VARIABLE = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_]{0,79}");

  private ExitReader() {}

  /// The exit of a state that may also be the last.
  static State.Exit last(Fields from, StatePhase phase) {
    Optional<JsonNode> end = from.take("End");
    end.filter(value -> !value.isBoolean())
        .ifPresent(value -> from.refuse("End", "must be true, was %s".formatted(value)));
    boolean isEnd = end.isPresent() && end.get().asBoolean();
    Optional<String> next = from.text("Next");
    if (isEnd == next.isPresent()) {
      from.refuse("Next", "a state has either Next or End");
    }
    return new State.Exit(assign(from, phase), from.jsonata("Output", phase), next);
  }

  /// The exit of a rule or a catcher, which must lead on.
  static State.Exit onward(Fields from, StatePhase phase) {
    return new State.Exit(
        assign(from, phase), from.jsonata("Output", phase), Optional.of(from.requiredText("Next")));
  }

  static Optional<FieldTemplate.Members> assign(Fields from, StatePhase phase) {
    Optional<FieldTemplate> assign = from.template("Assign", phase);
    if (assign.isEmpty()) {
      return Optional.empty();
    }
    if (!(assign.get() instanceof FieldTemplate.Members members)) {
      from.refuse("Assign", "must be an object");
      return Optional.empty();
    }
    members.members().keySet().stream()
        .filter(name -> name.equals("states") || !VARIABLE.matcher(name).matches())
        .forEach(name -> from.refuse("Assign", "'%s' cannot be a variable".formatted(name)));
    return Optional.of(members);
  }
}
