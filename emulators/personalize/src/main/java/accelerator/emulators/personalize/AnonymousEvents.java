package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.UserEvent;
import java.util.ArrayList;
import java.util.List;

/// The events of sessions that nobody has signed in to yet: of each the newest {@value
/// #MOST_OF_A_SESSION}.
final class AnonymousEvents {
  static final int MOST_OF_A_SESSION = 1000;
  private static final int BYTES_BESIDE = 160;

  private final BoundedMap<String, List<UserEvent>> bySession;

  AnonymousEvents(MemoryLimits limits) {
    this.bySession =
        new BoundedMap<>(
            limits.sessions(),
            limits.bytes(),
            (session, events) ->
                BYTES_BESIDE
                    + 2L * session.length()
                    + events.stream().mapToLong(AnonymousEvents::bytes).sum());
  }

  private static long bytes(UserEvent event) {
    return BYTES_BESIDE + 2L * event.itemId().length() + 2L * event.eventType().length();
  }

  void add(String sessionId, UserEvent event) {
    List<UserEvent> events = new ArrayList<>(of(sessionId));
    events.add(event);
    int first = Math.max(0, events.size() - MOST_OF_A_SESSION);
    bySession.put(sessionId, List.copyOf(events.subList(first, events.size())));
  }

  /// A session's events in the order of their arrival.
  List<UserEvent> of(String sessionId) {
    return bySession.find(sessionId).orElse(List.of());
  }

  /// The same, and keeps them no longer.
  List<UserEvent> taken(String sessionId) {
    List<UserEvent> events = of(sessionId);
    bySession.remove(sessionId);
    return events;
  }
}
