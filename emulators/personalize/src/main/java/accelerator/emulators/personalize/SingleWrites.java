package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.InteractionLog;
import accelerator.emulators.recommenders.UserEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was written to a dataset one by one: events, items or users. Used under the region's lock
/// only; what {@link #current} gives out never changes.
final class SingleWrites {
  private static final int BYTES_BESIDE = 96;

  private final MemoryLimits limits;
  private final AnonymousEvents anonymous;
  private final BoundedMap<String, Boolean> eventIds;
  private final List<Rows> copied = new ArrayList<>();
  private InteractionLog events = new InteractionLog();
  private RecordRows records = new RecordRows();

  SingleWrites(MemoryLimits limits) {
    this.limits = limits;
    this.anonymous = new AnonymousEvents(limits);
    this.eventIds =
        new BoundedMap<>(
            limits.eventIds(), limits.bytes(), (id, _) -> BYTES_BESIDE + 2L * id.length());
  }

  /// Refuses more events than may be kept.
  void demandRoomForEvents(int more) {
    boolean isFull =
        events.size() + more > limits.singleEvents() || events.bytes() > limits.bytes();
    if (isFull) {
      throw full("events", events.size());
    }
  }

  /// Refuses more items or users than may be kept.
  void demandRoomForRecords(int more) {
    boolean isFull =
        records.size() + more > limits.singleRecords() || records.bytes() > limits.bytes();
    if (isFull) {
      throw full("records", records.size());
    }
  }

  private static Refusal full(String what, int kept) {
    return Refusal.limitExceeded(
        "The stand-in keeps no more single %s of the dataset than %d: import them as a file.",
        what, kept);
  }

  /// Adds an event, but not one whose id has been there before.
  void addEvent(Optional<String> eventId, String userId, UserEvent event) {
    if (isNew(eventId)) {
      events.add(userId, event.itemId(), event.epochSeconds(), event.eventType());
      copied.clear();
    }
  }

  /// Keeps an event of a session that nobody has signed in to. Recommenders learn from it only once
  /// somebody has.
  void addAnonymous(Optional<String> eventId, String sessionId, UserEvent event) {
    if (isNew(eventId)) {
      anonymous.add(sessionId, event);
    }
  }

  private boolean isNew(Optional<String> eventId) {
    if (eventId.isPresent() && eventIds.has(eventId.get())) {
      return false;
    }
    eventId.ifPresent(id -> eventIds.put(id, true));
    return true;
  }

  /// Makes a session's anonymous events a user's.
  void signIn(String sessionId, String userId) {
    List<UserEvent> theirs = anonymous.of(sessionId);
    if (!theirs.isEmpty()) {
      demandRoomForEvents(theirs.size());
      anonymous.taken(sessionId).forEach(event -> addEvent(Optional.empty(), userId, event));
    }
  }

  /// The events of a user, or of an anonymous session under its own id, in the order of their
  /// arrival.
  List<UserEvent> eventsOf(String userId) {
    List<UserEvent> found = new ArrayList<>(events.eventsOf(userId));
    found.addAll(anonymous.of(userId));
    return List.copyOf(found);
  }

  /// The events that users have sent.
  InteractionLog events() {
    return events;
  }

  void putRecord(String id, Map<String, String> values) {
    records.put(id, values);
    copied.clear();
  }

  Optional<Map<String, String>> find(String id) {
    return records.find(id);
  }

  /// Removes every row of some users.
  void forget(Set<String> userIds) {
    events = events.without(userIds);
    records = records.without(userIds);
    userIds.forEach(anonymous::taken);
    copied.clear();
  }

  /// Everything that is there, but for anonymous events: the same objects until something changes.
  List<Rows> current() {
    if (copied.isEmpty()) {
      copied.add(new InteractionRows(events.copy()));
      copied.add(records.copy());
    }
    return List.copyOf(copied);
  }

  /// How many rows there are.
  int size() {
    return events.size() + records.size();
  }
}
