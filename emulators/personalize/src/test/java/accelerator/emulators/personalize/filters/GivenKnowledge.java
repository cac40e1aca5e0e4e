package accelerator.emulators.personalize.filters;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A few items, one user's events, and whom and what a question is about: all in capitals here.
///
/// @param events event types in lower case to the items of the user's events
record GivenKnowledge(
    Map<String, Map<String, String>> items,
    Map<String, Set<String>> events,
    Map<String, String> user,
    Optional<String> item)
    implements FilterKnowledge {

  /// Boots for 80, shoes for 50, a watch for 900 that is two things, and a gift without anything.
  static GivenKnowledge usual() {
    return new GivenKnowledge(
        Map.of(
            "boots", Map.of("CATEGORY", "shoe", "KIND", "boot", "PRICE", "80"),
            "shoes", Map.of("CATEGORY", "shoe", "PRICE", "50"),
            "watch", Map.of("CATEGORY", "watch|luxury", "PRICE", "900"),
            "gift", Map.of()),
        Map.of("click", Set.of("boots", "gift"), "buy", Set.of("gift")),
        Map.of("AGE", "30", "MEMBERSHIP", "gold|early"),
        Optional.of("boots"));
  }

  GivenKnowledge withUser(Map<String, String> newUser) {
    return new GivenKnowledge(items, events, newUser, item);
  }

  GivenKnowledge withItem(Optional<String> newItem) {
    return new GivenKnowledge(items, events, user, newItem);
  }

  /// The items that an expression lets through, in their natural order.
  List<String> answer(String expression, String... parametersAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int index = 0; index < parametersAndValues.length; index += 2) {
      values.put(parametersAndValues[index], parametersAndValues[index + 1]);
    }
    String text = expression.replace('\'', '"');
    return items.keySet().stream()
        .filter(FilterExpression.parse(text).allowed(this, values))
        .sorted()
        .toList();
  }

  @Override
  public Set<String> itemsWith(String column, String value) {
    return items.entrySet().stream()
        .filter(
            each ->
                Arrays.asList(each.getValue().getOrDefault(column, "").split("\\|", -1))
                    .contains(value))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public Map<String, Double> numbers(String column) {
    return items.entrySet().stream()
        .filter(each -> each.getValue().containsKey(column))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> Double.valueOf(each.getValue().getOrDefault(column, ""))));
  }

  @Override
  public Set<String> itemsOfUser(Optional<String> eventType) {
    return events.entrySet().stream()
        .filter(each -> eventType.isEmpty() || eventType.get().equalsIgnoreCase(each.getKey()))
        .flatMap(each -> each.getValue().stream())
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<String> current(FieldName field) {
    Map<String, String> row =
        field.source() == Source.CURRENT_USER
            ? user
            : item.map(id -> items.getOrDefault(id, Map.of())).orElse(Map.of());
    return Optional.ofNullable(row.get(field.name()));
  }
}
