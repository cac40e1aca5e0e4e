package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.Interactions;
import accelerator.emulators.recommenders.UserEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Interactions in columns, 20 bytes a row beside the ids. It is filled by one thread and then read
/// by any.
final class InteractionRows implements Rows {
  /// So many rows are looked through rather than indexed.
  private static final int FEW_ROWS = 1024;

  private final Ids users = new Ids();
  private final Ids items = new Ids();
  private final Ids types = new Ids();
  private int[] user = new int[1024];
  private int[] item = new int[1024];
  private int[] type = new int[1024];
  private long[] time = new long[1024];
  private int size;
  private UserRows byUser = UserRows.of(new int[0], 0, 0);

  void add(String userId, String itemId, long epochSeconds, String eventType) {
    if (size == user.length) {
      grow();
    }
    user[size] = users.numberOf(userId);
    item[size] = items.numberOf(itemId);
    type[size] = types.numberOf(eventType);
    time[size++] = epochSeconds;
  }

  int size() {
    return size;
  }

  int eventTypes() {
    return types.size();
  }

  void addTo(Interactions.Builder builder) {
    for (int row = 0; row < size; row++) {
      builder.add(users.text(user[row]), items.text(item[row]), time[row], types.text(type[row]));
    }
  }

  /// Adds a user's events in the order of their rows.
  void addEventsOf(String userId, List<UserEvent> found) {
    Optional<Integer> number = users.find(userId);
    if (number.isEmpty()) {
      return;
    }
    int unindexed = size - byUser.size();
    if (unindexed > FEW_ROWS && unindexed > byUser.size() / 4) {
      byUser = UserRows.of(user, size, users.size());
    }
    int wanted = number.get();
    byUser.forEach(wanted, row -> found.add(event(row)));
    for (int row = byUser.size(); row < size; row++) {
      if (user[row] == wanted) {
        found.add(event(row));
      }
    }
  }

  /// Visits the rows from one on, in their order, with the user of each.
  void forEachFrom(int first, BiConsumer<String, UserEvent> visitor) {
    for (int row = first; row < size; row++) {
      visitor.accept(users.text(user[row]), event(row));
    }
  }

  /// The rows of everybody else.
  InteractionRows without(Set<String> userIds) {
    InteractionRows others = new InteractionRows();
    for (int row = 0; row < size; row++) {
      if (!userIds.contains(users.text(user[row]))) {
        others.add(users.text(user[row]), items.text(item[row]), time[row], types.text(type[row]));
      }
    }
    return others;
  }

  private UserEvent event(int row) {
    return new UserEvent(items.text(item[row]), time[row], types.text(type[row]));
  }

  /// The same rows, which later additions do not change.
  InteractionRows copy() {
    InteractionRows copy = new InteractionRows();
    for (int row = 0; row < size; row++) {
      copy.add(users.text(user[row]), items.text(item[row]), time[row], types.text(type[row]));
    }
    return copy;
  }

  private void grow() {
    int capacity = size + (size >> 1);
    user = Arrays.copyOf(user, capacity);
    item = Arrays.copyOf(item, capacity);
    type = Arrays.copyOf(type, capacity);
    time = Arrays.copyOf(time, capacity);
  }
}
