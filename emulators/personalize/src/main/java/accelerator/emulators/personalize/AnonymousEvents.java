package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.UserEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The events of sessions that nobody has signed in to yet.
final class AnonymousEvents {
  private final Map<String, List<UserEvent>> bySession = new HashMap<>();

  void add(String sessionId, UserEvent event) {
    bySession.computeIfAbsent(sessionId, _ -> new ArrayList<>()).add(event);
  }

  /// A session's events in the order of their arrival.
  List<UserEvent> of(String sessionId) {
    return List.copyOf(bySession.getOrDefault(sessionId, List.of()));
  }

  /// The same, and keeps them no longer.
  List<UserEvent> taken(String sessionId) {
    List<UserEvent> events = of(sessionId);
    bySession.remove(sessionId);
    return events;
  }
}
