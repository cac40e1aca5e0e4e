package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.UserEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One user's newest events of each type, as many as the service's filters consider.
final class LatestEvents {
  private static final int MOST_OF_A_TYPE = 100;

  private final Map<String, Set<String>> itemsByType = new HashMap<>();

  /// @param events all of the user's, in the order of their arrival
  LatestEvents(List<UserEvent> events) {
    events.stream()
        .collect(Collectors.groupingBy(event -> key(event.eventType())))
        .forEach((type, some) -> itemsByType.put(type, newest(some)));
  }

  /// The items of the events of a type, whose case does not matter, or of any.
  Set<String> items(Optional<String> eventType) {
    if (eventType.isPresent()) {
      return itemsByType.getOrDefault(key(eventType.get()), Set.of());
    }
    return itemsByType.values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> newest(List<UserEvent> events) {
    List<UserEvent> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(UserEvent::epochSeconds));
    return sorted.subList(Math.max(0, sorted.size() - MOST_OF_A_TYPE), sorted.size()).stream()
        .map(UserEvent::itemId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String key(String eventType) {
    return eventType.toLowerCase(Locale.ROOT);
  }
}
