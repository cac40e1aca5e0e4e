package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The events of sessions that nobody has signed in to yet.
final class AnonymousEvents {
  private final Map<String, List<Event>> bySession = new HashMap<>();

  void add(String sessionId, Event event) {
    bySession.computeIfAbsent(sessionId, _ -> new ArrayList<>()).add(event);
  }

  /// A session's events in the order of their arrival.
  List<Event> of(String sessionId) {
    return List.copyOf(bySession.getOrDefault(sessionId, List.of()));
  }

  /// The same, and keeps them no longer.
  List<Event> taken(String sessionId) {
    List<Event> events = of(sessionId);
    bySession.remove(sessionId);
    return events;
  }
}
