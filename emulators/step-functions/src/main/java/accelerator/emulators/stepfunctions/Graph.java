package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The arrows between the states of one flow.
final class Graph {
  private Graph() {}

  /// Refuses arrows to nowhere, and states that no arrow reaches.
  static void check(StateFlow flow, Fields fields) {
    if (!flow.startAt().isEmpty() && !flow.states().containsKey(flow.startAt())) {
      fields.refuse("StartAt", "there is no state '%s' here".formatted(flow.startAt()));
      return;
    }
    flow.states()
        .forEach(
            (name, state) ->
                next(state).stream()
                    .filter(next -> !next.isEmpty() && !flow.states().containsKey(next))
                    .forEach(
                        next ->
                            fields.refuse(
                                "States/" + name, "there is no state '%s' here".formatted(next))));
    Set<String> reached = reached(flow);
    flow.states().keySet().stream()
        .filter(name -> !reached.contains(name))
        .forEach(name -> fields.refuse("States/" + name, "no state leads here"));
  }

  /// The variables that a state assigns, whichever way it is left.
  static Set<String> assigned(JsonNode state) {
    Set<String> names = assignedAtItsEnd(state);
    for (String field : List.of("Choices", "Catch")) {
      for (JsonNode entry : state.path(field)) {
        entry.path("Assign").fieldNames().forEachRemaining(names::add);
      }
    }
    return names;
  }

  /// The variables that a state assigns when it ends as it should.
  static Set<String> assignedAtItsEnd(JsonNode state) {
    Set<String> names = new HashSet<>();
    state.path("Assign").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> reached(StateFlow flow) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(flow.startAt()));
    while (!open.isEmpty()) {
      String name = open.pop();
      State state = flow.states().get(name);
      if (state != null && reached.add(name)) {
        open.addAll(next(state));
      }
    }
    return reached;
  }

  private static List<String> next(State state) {
    List<State.Exit> exits = new ArrayList<>();
    switch (state) {
      case State.Pass pass -> exits.add(pass.exit());
      case State.Wait wait -> exits.add(wait.exit());
      case State.Choice choice -> {
        choice.rules().forEach(rule -> exits.add(rule.exit()));
        choice.otherwise().ifPresent(exits::add);
      }
      case State.Working working -> {
        exits.add(working.exit());
        working.recovery().catchers().forEach(catcher -> exits.add(catcher.exit()));
      }
      case State.Succeed succeed -> {}
      case State.Fail fail -> {}
    }
    return exits.stream().flatMap(exit -> exit.next().stream()).toList();
  }
}
