package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.recommend.events.Ids;
import accelerator.recommend.events.Shown;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /// As many as a query may have, its name and its recommender.
  private static final int MOST_MEMBERS = QueryString.MOST + 2;

  private static final Set<String> SHARED =
      Set.of("userId", "sessionId", "exclude", "fields", "locale");

  /// A shelf as it was asked for: its members are a query's parameters and the name of its
  /// recommender.
  ///
  /// @param fault what is wrong with the form of its members, which others need not suffer from
  record Shelf(String name, Map<String, String> parameters, Optional<String> fault) {
    Shelf {
      parameters = Map.copyOf(parameters);
    }

    /// The shelf in a member of a page's list.
    ///
    /// @throws InvalidInput when it has no name to answer it by
    static Shelf read(JsonNode members) {
      String name = members.path("name").asText();
      if (name.isBlank() || name.length() > LONGEST_NAME) {
        throw unnamed(name);
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      try {
        if (members.size() > MOST_MEMBERS) {
          throw new InvalidInput("a shelf must have at most %s members".formatted(MOST_MEMBERS));
        }
        members
            .properties()
            .forEach(one -> parameters.put(one.getKey(), text(one.getKey(), one.getValue())));
        parameters.remove("name");
        return new Shelf(name, parameters, Optional.empty());
      } catch (InvalidInput failure) {
        return new Shelf(name, Map.of(), Optional.ofNullable(failure.getMessage()));
      }
    }

    /// What it asks, as part of its page: who asks is the page's to say.
    ///
    /// @throws InvalidInput naming everything that is wrong with it
    /// @throws Problem when there is no such recommender
    Inquiry inquiry(Map<String, String> shared, Registry registry) {
      if (fault.isPresent()) {
        throw new InvalidInput(fault.get());
      }
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
            "a page has userId, sessionId, exclude, fields, locale, precedence and shelves, was %s"
                .formatted(Shown.text(name)));
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
      Shelf shelf = Shelf.read(each);
      if (!names.add(shelf.name())) {
        throw unnamed(shelf.name());
      }
      shelves.add(shelf);
    }
    return shelves;
  }

  private static InvalidInput unnamed(String name) {
    return new InvalidInput(
        String.format(
            Locale.ROOT,
            "each shelf must have a name of its own, of 1..%d characters, was %s",
            LONGEST_NAME,
            Shown.text(name)));
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
          "%.64s must be a text, a number or a list, was %s"
              .formatted(name, Shown.text(Json.write(value))));
    }
    String text = value.asText();
    if (Ids.isTorn(text)) {
      throw new InvalidInput(
          "%.64s must be of whole characters, was %s".formatted(name, Shown.text(text)));
    }
    if (value.isNumber() && text.chars().anyMatch(Character::isLetter)) {
      throw new InvalidInput(
          "%.64s must be a plain decimal number, was %s".formatted(name, Shown.text(text)));
    }
    return text;
  }
}
