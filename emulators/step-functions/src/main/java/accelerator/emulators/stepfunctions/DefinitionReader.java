package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads machines, branches and the states in them, and collects what is wrong.
final class DefinitionReader {
  private static final String JSONATA = "JSONata";
  private static final String JSON_PATH = "JSONPath";
  private static final int LONGEST_NAME = 80;

  /// The longest time that any field of the language can hold.
  static final int MOST_SECONDS = 99_999_999;

  private final Tasks tasks;
  private final List<String> violations = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  DefinitionReader(Tasks tasks) {
    this.tasks = tasks;
  }

  Definition read(JsonNode definition) {
    Fields fields = new Fields(definition, "", "", false, violations);
    boolean isJsonata =
        fields.word("QueryLanguage", JSONATA, JSON_PATH).orElse(JSON_PATH).equals(JSONATA);
    fields.text("Comment");
    fields.word("Version", "1.0");
    Optional<Duration> timeout =
        fields
            .number("TimeoutSeconds", true, 1, MOST_SECONDS)
            .map(seconds -> Duration.ofSeconds(seconds.longValue()));
    StateFlow flow = flow(fields, isJsonata, Set.of());
    fields.close();
    if (!violations.isEmpty()) {
      throw new InvalidDefinition(violations);
    }
    return new Definition(flow, timeout, definition.deepCopy());
  }

  /// Reads StartAt and States.
  ///
  /// @param isJsonata whether the states around these are JSONata
  /// @param outerVariables that are assigned around them, and which they may not assign
  StateFlow flow(Fields fields, boolean isJsonata, Set<String> outerVariables) {
    String startAt = fields.requiredText("StartAt");
    Optional<Fields> objects = fields.object("States");
    if (objects.isEmpty()) {
      fields.refuse("States", "is missing");
      return new StateFlow(startAt, Map.of());
    }
    Map<String, JsonNode> members = objects.get().members();
    if (members.isEmpty()) {
      fields.refuse("States", "must have at least one state");
    }
    Map<String, State> states = new LinkedHashMap<>();
    members.forEach(
        (name, node) -> {
          String path = objects.get().path() + "/" + name;
          checkName(name, path);
          Graph.assigned(node).stream()
              .filter(outerVariables::contains)
              .forEach(
                  variable ->
                      violations.add(
                          "%s: assigns '%s', which an outer state assigns"
                              .formatted(path, variable)));
          states.put(
              name, state(name, node, path, isJsonata, around(name, members, outerVariables)));
        });
    StateFlow flow = new StateFlow(startAt, states);
    Graph.check(flow, fields);
    return flow;
  }

  /// The variables that the inner states of one may not assign: all of the states around them, but
  /// not those that only its own Catch assigns, after they have ended.
  private static Set<String> around(
      String name, Map<String, JsonNode> members, Set<String> outerVariables) {
    Set<String> variables = new HashSet<>(outerVariables);
    members.forEach(
        (other, state) ->
            variables.addAll(
                other.equals(name) ? Graph.assignedAtItsEnd(state) : Graph.assigned(state)));
    return variables;
  }

  private State state(
      String name, JsonNode node, String path, boolean isOuterJsonata, Set<String> variables) {
    String language = node.path("QueryLanguage").asText(isOuterJsonata ? JSONATA : JSON_PATH);
    boolean isJsonata = language.equals(JSONATA);
    Fields fields = new Fields(node, path, "", isJsonata, violations);
    fields.word("QueryLanguage", JSONATA, JSON_PATH);
    if (isOuterJsonata && !isJsonata) {
      fields.refuse("QueryLanguage", "must be JSONata, as it is outside of this state");
    }
    State state = new StateReader(this, tasks, fields, variables).read(name);
    fields.close();
    return state;
  }

  private void checkName(String name, String path) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      violations.add(
          String.format(
              Locale.ROOT,
              "%s: a name has 1..%d characters, was %d",
              path,
              LONGEST_NAME,
              name.length()));
    }
    if (!names.add(name)) {
      violations.add("%s: another state has this name".formatted(path));
    }
  }
}
