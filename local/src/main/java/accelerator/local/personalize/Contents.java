package accelerator.local.personalize;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The data of one dataset: bulk data in the order of the imports' ends, then single writes. Which
/// of the two wins when both have an item of one id could not be verified; here single writes do.
/// Used under the region's lock only; what it gives out never changes.
final class Contents {
  private final List<Batch> waiting = new ArrayList<>();
  private final List<Rows> bulk = new ArrayList<>();
  private final InteractionRows events = new InteractionRows();
  private final Set<String> eventIds = new HashSet<>();
  private final RecordRows records = new RecordRows();
  private final List<Rows> copiedWrites = new ArrayList<>();

  void stage(Batch batch) {
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
    copiedWrites.clear();
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

  /// The single events, to be read under the lock.
  InteractionRows events() {
    return events;
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
    List<Batch> over =
        waiting.stream()
            .filter(batch -> batch.isOver(now))
            .sorted(Comparator.comparing(batch -> batch.job().over(now).orElse(now)))
            .toList();
    waiting.removeAll(over);
    for (Batch batch : over) {
      batch
          .rows()
          .end()
          .flatMap(Work.End::result)
          .ifPresent(
              rows -> {
                if (batch.mode() == ImportMode.FULL) {
                  bulk.clear();
                }
                bulk.add(rows);
              });
    }
  }
}
