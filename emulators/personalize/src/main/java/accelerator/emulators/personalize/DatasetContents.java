package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The data of one dataset: bulk data in the order of the imports' ends, then single writes. Which
/// of the two wins when both have an item of one id could not be verified; here single writes do.
/// Used under the region's lock only; what it gives out never changes.
final class DatasetContents {
  private final List<StagedImport> waiting = new ArrayList<>();
  private final List<Rows> bulk = new ArrayList<>();
  private InteractionRows events = new InteractionRows();
  private final AnonymousEvents anonymous = new AnonymousEvents();
  private final Map<String, Instant> forgotten = new HashMap<>();
  private final Set<String> eventIds = new HashSet<>();
  private final Set<String> eventItems = new HashSet<>();
  private RecordRows records = new RecordRows();
  private int deletions;
  private final List<Rows> copiedWrites = new ArrayList<>();

  void stage(StagedImport batch) {
    waiting.add(batch);
  }

  /// Whether bulk data is there to which an INCREMENTAL import could be added.
  boolean hasBulk(Instant now) {
    settle(now);
    return !bulk.isEmpty();
  }

  /// Adds a single event, but not one whose id has been there before.
  void addEvent(
      Optional<String> eventId, String userId, String itemId, long epochSeconds, String eventType) {
    if (eventId.isPresent() && !eventIds.add(eventId.get())) {
      return;
    }
    events.add(userId, itemId, epochSeconds, eventType);
    eventItems.add(itemId);
    copiedWrites.clear();
  }

  /// Keeps an event of a session that nobody has signed in to. Recommenders learn from it only once
  /// somebody has.
  void addAnonymous(Optional<String> eventId, String sessionId, UserEvent event) {
    if (eventId.isEmpty() || eventIds.add(eventId.get())) {
      anonymous.add(sessionId, event);
    }
  }

  /// Makes a session's anonymous events a user's.
  void signIn(String sessionId, String userId) {
    for (UserEvent event : anonymous.taken(sessionId)) {
      addEvent(Optional.empty(), userId, event.itemId(), event.epochSeconds(), event.eventType());
    }
  }

  /// The newest events of a user, or of an anonymous session under its own id.
  LatestEvents latestOf(String userId, Instant now) {
    settle(now);
    List<UserEvent> found = new ArrayList<>();
    for (Rows rows : bulk) {
      if (rows instanceof InteractionRows some) {
        some.addEventsOf(userId, found);
      }
    }
    events.addEventsOf(userId, found);
    found.addAll(anonymous.of(userId));
    return new LatestEvents(found);
  }

  /// The single events of a user, or of an anonymous session under its own id, in the order of
  /// their arrival.
  List<UserEvent> singleEventsOf(String userId) {
    List<UserEvent> found = new ArrayList<>();
    events.addEventsOf(userId, found);
    found.addAll(anonymous.of(userId));
    return List.copyOf(found);
  }

  /// The single events that users have sent.
  InteractionRows singleEvents() {
    return events;
  }

  /// How many times users' rows were removed: single events are counted anew then.
  int deletions() {
    return deletions;
  }

  /// Removes every row of some users, in a dataset of interactions or users.
  ///
  /// @return how many rows
  int forget(Set<String> userIds, Instant now) {
    settle(now);
    int before = size();
    bulk.replaceAll(rows -> without(rows, userIds));
    events = events.without(userIds);
    deletions++;
    records = records.without(userIds);
    userIds.forEach(anonymous::taken);
    userIds.forEach(id -> forgotten.put(id, now));
    copiedWrites.clear();
    return before - size();
  }

  /// When a user's rows were last removed.
  Optional<Instant> forgotten(String userId) {
    return Optional.ofNullable(forgotten.get(userId));
  }

  private static Rows without(Rows rows, Set<String> userIds) {
    return switch (rows) {
      case InteractionRows interactions -> interactions.without(userIds);
      case RecordRows records -> records.without(userIds);
    };
  }

  private int size() {
    int inBulk =
        bulk.stream()
            .mapToInt(
                rows ->
                    switch (rows) {
                      case InteractionRows interactions -> interactions.size();
                      case RecordRows some -> some.size();
                    })
            .sum();
    return inBulk + events.size() + records.size();
  }

  void putRecord(String id, Map<String, String> values) {
    records.put(id, values);
    copiedWrites.clear();
  }

  /// Everything that is there, oldest first: the same objects until something changes.
  List<Rows> current(Instant now) {
    settle(now);
    if (copiedWrites.isEmpty()) {
      copiedWrites.add(events.copy());
      copiedWrites.add(records.copy());
    }
    List<Rows> all = new ArrayList<>(bulk);
    all.addAll(copiedWrites);
    return List.copyOf(all);
  }

  /// The items of single events, to be read under the lock.
  Set<String> eventItems() {
    return Collections.unmodifiableSet(eventItems);
  }

  /// The values of an item or user, the newest of its id.
  Optional<Map<String, String>> find(String id, Instant now) {
    settle(now);
    Optional<Map<String, String>> found = records.find(id);
    for (int index = bulk.size() - 1; index >= 0 && found.isEmpty(); index--) {
      if (bulk.get(index) instanceof RecordRows rows) {
        found = rows.find(id);
      }
    }
    return found;
  }

  private void settle(Instant now) {
    List<StagedImport> over =
        waiting.stream()
            .filter(batch -> batch.isOver(now))
            .sorted(Comparator.comparing(batch -> batch.job().over(now).orElse(now)))
            .toList();
    waiting.removeAll(over);
    for (StagedImport batch : over) {
      batch
          .rows()
          .end()
          .flatMap(BackgroundJob.End::result)
          .ifPresent(
              rows -> {
                if (batch.mode() == BulkImportMode.FULL) {
                  bulk.clear();
                }
                bulk.add(rows);
              });
    }
  }
}
