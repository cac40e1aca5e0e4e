package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a page wants: shelves with names, and what is true of all of them.
///
/// @param shared parameters of every shelf, as a query would name them
/// @param shelves in the order of the page
/// @param precedence names of the shelves, those first that take their items first
record PageRequest(Map<String, String> shared, List<Shelf> shelves, List<String> precedence) {
  static final int MOST_SHELVES = 20;
  private static final int LONGEST_NAME = 64;
  private static final Set<String> SHARED = Set.of("userId", "sessionId", "exclude", "fields");

  /// A shelf as it was asked for: its members are a query's parameters and the name of its
  /// recommender.
  record Shelf(String name, Map<String, String> parameters) {
    Shelf {
      parameters = Map.copyOf(parameters);
    }

    /// What it asks, as part of its page: who asks is the page's to say.
    ///
    /// @throws InvalidInput naming everything that is wrong with it
    /// @throws Problem when there is no such recommender
    Inquiry inquiry(Map<String, String> shared, Registry registry) {
      if (parameters.containsKey("userId") || parameters.containsKey("sessionId")) {
        throw new InvalidInput("userId and sessionId are the page's, not a shelf's");
      }
      Map<String, String> all = new LinkedHashMap<>(shared);
      all.putAll(parameters);
      String recommender = all.remove("recommender");
      return Inquiry.read(
          Route.recommender(registry.domain(), recommender == null ? "" : recommender),
          all,
          registry);
    }
  }

  /// The shelves, those first that take their items first.
  List<Shelf> inPrecedence() {
    return precedence.stream()
        .flatMap(name -> shelves.stream().filter(shelf -> shelf.name().equals(name)))
        .toList();
  }

  PageRequest {
    shared = Map.copyOf(shared);
    shelves = List.copyOf(shelves);
    precedence = List.copyOf(precedence);
  }

  /// The request in a body.
  ///
  /// @throws InvalidInput when it is none; what is wrong with one shelf alone is not looked for
  static PageRequest read(String text) {
    JsonNode body = Json.parse(text);
    if (!body.isObject() || !body.path("shelves").isArray()) {
      throw new InvalidInput("the body must be an object with a list of shelves");
    }
    Map<String, String> shared = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      String name = member.getKey();
      if (SHARED.contains(name)) {
        shared.put(name, text(name, member.getValue()));
      } else if (!name.equals("shelves") && !name.equals("precedence")) {
        throw new InvalidInput(
            "a page has userId, sessionId, exclude, fields, precedence and shelves, was '%.64s'"
                .formatted(name));
      }
    }
    List<Shelf> shelves = shelves(body.path("shelves"));
    return new PageRequest(shared, shelves, precedence(body.path("precedence"), shelves));
  }

  private static List<Shelf> shelves(JsonNode list) {
    if (list.isEmpty() || list.size() > MOST_SHELVES) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT, "a page must have 1..%d shelves, had %d", MOST_SHELVES, list.size()));
    }
    List<Shelf> shelves = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode each : list) {
      Map<String, String> parameters = new LinkedHashMap<>();
      each.properties()
          .forEach(one -> parameters.put(one.getKey(), text(one.getKey(), one.getValue())));
      String name = parameters.remove("name");
      if (name == null || name.isBlank() || name.length() > LONGEST_NAME || !names.add(name)) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "each shelf must have a name of its own, of 1..%d characters, was '%.64s'",
                LONGEST_NAME,
                name == null ? "" : name));
      }
      shelves.add(new Shelf(name, parameters));
    }
    return shelves;
  }

  /// Shelves that it does not name follow in the page's order.
  private static List<String> precedence(JsonNode list, List<Shelf> shelves) {
    List<String> names = new ArrayList<>(shelves.stream().map(Shelf::name).toList());
    List<String> first = list.valueStream().map(JsonNode::asText).distinct().toList();
    if (!names.containsAll(first)) {
      throw new InvalidInput("precedence must be of %s, was %.200s".formatted(names, first));
    }
    names.removeAll(first);
    return Stream.concat(first.stream(), names.stream()).toList();
  }

  /// A value as a query has it: a list with commas.
  private static String text(String name, JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(one -> text(name, one)).collect(Collectors.joining(","));
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw new InvalidInput(
          "%.64s must be a text, a number or a list, was '%.64s'"
              .formatted(name, Json.write(value)));
    }
    return value.asText();
  }
}
