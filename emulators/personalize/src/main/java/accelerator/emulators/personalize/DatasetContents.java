package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The data of one dataset: bulk data in the order of the imports' ends, then single writes. Which
/// of the two wins when both have an item of one id could not be verified; here single writes do.
/// Used under the region's lock only; what it gives out never changes.
final class DatasetContents {
  private static final int MOST_FORGOTTEN = 1_000_000;
  private static final int BYTES_BESIDE = 128;

  private final List<StagedImport> waiting = new ArrayList<>();
  private final List<Rows> bulk = new ArrayList<>();
  private final SingleWrites writes;
  private final BoundedMap<String, Instant> forgotten;
  private int deletions;

  DatasetContents(MemoryLimits limits) {
    this.writes = new SingleWrites(limits);
    this.forgotten =
        new BoundedMap<>(
            MOST_FORGOTTEN, limits.bytes(), (id, _) -> BYTES_BESIDE + 2L * id.length());
  }

  /// What was written one by one.
  SingleWrites writes() {
    return writes;
  }

  void stage(StagedImport staged) {
    waiting.add(staged);
  }

  /// Whether bulk data is there to which an INCREMENTAL import could be added.
  boolean hasBulk(Instant now) {
    settle(now);
    return !bulk.isEmpty();
  }

  /// The newest events of a user, or of an anonymous session under its own id.
  LatestEvents latestOf(String userId, Instant now) {
    settle(now);
    List<UserEvent> found = new ArrayList<>();
    for (Rows rows : bulk) {
      if (rows instanceof InteractionRows interactions) {
        found.addAll(interactions.log().eventsOf(userId));
      }
    }
    found.addAll(writes.eventsOf(userId));
    return new LatestEvents(found);
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
    writes.forget(userIds);
    deletions++;
    userIds.forEach(id -> forgotten.put(id, now));
    return before - size();
  }

  /// When a user's rows were last removed, as far back as is known.
  Optional<Instant> forgotten(String userId) {
    return forgotten.find(userId);
  }

  private static Rows without(Rows rows, Set<String> userIds) {
    return switch (rows) {
      case InteractionRows interactions -> new InteractionRows(interactions.log().without(userIds));
      case RecordRows records -> records.without(userIds);
    };
  }

  private int size() {
    int inBulk =
        bulk.stream()
            .mapToInt(
                rows ->
                    switch (rows) {
                      case InteractionRows interactions -> interactions.log().size();
                      case RecordRows records -> records.size();
                    })
            .sum();
    return inBulk + writes.size();
  }

  /// Everything that is there, oldest first: the same objects until something changes.
  List<Rows> current(Instant now) {
    settle(now);
    List<Rows> all = new ArrayList<>(bulk);
    all.addAll(writes.current());
    return List.copyOf(all);
  }

  /// The values of an item or user, the newest of its id.
  Optional<Map<String, String>> find(String id, Instant now) {
    settle(now);
    Optional<Map<String, String>> found = writes.find(id);
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
            .filter(staged -> staged.isOver(now))
            .sorted(Comparator.comparing(staged -> staged.job().over(now).orElse(now)))
            .toList();
    waiting.removeAll(over);
    over.forEach(staged -> staged.rows().result().ifPresent(rows -> take(staged.mode(), rows)));
  }

  private void take(BulkImportMode mode, Rows rows) {
    if (mode == BulkImportMode.FULL) {
      bulk.clear();
    }
    bulk.add(rows);
  }
}
