package accelerator.local.drawing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The states of one flow and which follows which.
///
/// @param startAt the state that it begins with
/// @param nodes by name, in the definition's order
record FlowGraph(String startAt, Map<String, Node> nodes) {
  /// A state.
  ///
  /// @param next what may follow when all goes well, the likely one last
  /// @param caught what follows a failure
  /// @param inner the flow of its processor, if it is a Map
  record Node(
      String state,
      String type,
      String comment,
      Set<String> next,
      Set<String> caught,
      Optional<FlowGraph> inner) {}

  static FlowGraph read(JsonNode flow) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    flow.path("States")
        .properties()
        .forEach(each -> nodes.put(each.getKey(), node(each.getKey(), each.getValue())));
    return new FlowGraph(flow.path("StartAt").asText(), nodes);
  }

  private static Node node(String name, JsonNode state) {
    Set<String> next = new LinkedHashSet<>();
    state.path("Choices").forEach(choice -> next.add(choice.path("Next").asText()));
    for (String member : List.of("Default", "Next")) {
      if (state.has(member)) {
        next.add(state.get(member).asText());
      }
    }
    Set<String> caught = new LinkedHashSet<>();
    state.path("Catch").forEach(catcher -> caught.add(catcher.path("Next").asText()));
    caught.removeAll(next);
    return new Node(
        name,
        state.path("Type").asText(),
        state.path("Comment").asText(""),
        next,
        caught,
        Optional.ofNullable(state.get("ItemProcessor")).map(FlowGraph::read));
  }

  /// The ways that lead back to where somebody who follows the flow has been.
  Set<List<String>> backWays() {
    Set<List<String>> back = new LinkedHashSet<>();
    walk(startAt, new ArrayList<>(), new LinkedHashSet<>(), back);
    return back;
  }

  private void walk(String at, List<String> path, Set<String> seen, Set<List<String>> back) {
    if (!seen.add(at)) {
      return;
    }
    path.add(at);
    for (String next : node(at).next()) {
      if (path.contains(next)) {
        back.add(List.of(at, next));
      } else {
        walk(next, path, seen, back);
      }
    }
    path.removeLast();
  }

  Node node(String state) {
    return Optional.ofNullable(nodes.get(state))
        .orElseThrow(() -> new IllegalArgumentException("there is no state '%s'".formatted(state)));
  }

  /// How many states a state is away from the start, by the longest way without turning back; those
  /// that only failures lead to come last.
  Map<String, Integer> ranks() {
    Set<List<String>> back = backWays();
    Map<String, Integer> ranks = new HashMap<>();
    ranks.put(startAt, 0);
    for (int round = 0; round < nodes.size(); round++) {
      for (Node node : nodes.values()) {
        Optional<Integer> rank = Optional.ofNullable(ranks.get(node.state()));
        node.next().stream()
            .filter(next -> rank.isPresent() && !back.contains(List.of(node.state(), next)))
            .forEach(next -> ranks.merge(next, rank.orElseThrow() + 1, Math::max));
      }
    }
    int last = ranks.values().stream().max(Integer::compare).orElse(0);
    nodes.keySet().forEach(state -> ranks.putIfAbsent(state, last));
    return ranks;
  }

  /// The longest way from the start to an end.
  List<String> mainWay() {
    Set<List<String>> back = backWays();
    Map<String, Integer> left = new HashMap<>();
    for (int round = 0; round <= nodes.size(); round++) {
      for (Node node : nodes.values()) {
        int longest =
            node.next().stream()
                .filter(next -> !back.contains(List.of(node.state(), next)))
                .mapToInt(next -> 1 + left.getOrDefault(next, 0))
                .max()
                .orElse(0);
        left.put(node.state(), longest);
      }
    }
    List<String> way = new ArrayList<>(List.of(startAt));
    while (true) {
      String at = way.getLast();
      Optional<String> next =
          node(at).next().stream()
              .filter(each -> !back.contains(List.of(at, each)))
              .reduce(
                  (one, other) -> longer(left, /* one= */ other, /* other= */ one) ? other : one);
      if (next.isEmpty()) {
        return List.copyOf(way);
      }
      way.add(next.get());
    }
  }

  private static boolean longer(Map<String, Integer> left, String one, String other) {
    return left.getOrDefault(one, 0) > left.getOrDefault(other, 0);
  }
}
