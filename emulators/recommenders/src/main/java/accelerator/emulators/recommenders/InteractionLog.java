package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;

/// Interactions as they arrive, in columns: 20 bytes a row beside the ids, of which each different
/// one is kept once. It is what {@link Interactions#of} puts in order, without going back to text
/// for any row.
///
/// One thread at a time may use it; once nothing is added any more, {@link Interactions#of} may
/// read it beside others.
public final class InteractionLog {
  private static final long YEAR_10000 = 253_402_300_800L;

  private static final int BYTES_OF_A_ROW = 20;

  /// So many rows are looked through rather than indexed.
  private static final int FEW_ROWS = 1024;

  private final IdNumbers users;
  private final IdNumbers items;
  private final IdNumbers types;
  private int[] user = new int[FEW_ROWS];
  private int[] item = new int[FEW_ROWS];
  private int[] type = new int[FEW_ROWS];
  private long[] time = new long[FEW_ROWS];
  private int size;
  private UserRows byUser = UserRows.of(new int[0], 0, 0);

  public InteractionLog() {
    this(new IdNumbers(), new IdNumbers(), new IdNumbers());
  }

  private InteractionLog(IdNumbers users, IdNumbers items, IdNumbers types) {
    this.users = users;
    this.items = items;
    this.types = types;
  }

  /// One more interaction.
  ///
  /// @param epochSeconds seconds since 1970, before the year 10000
  /// @param eventType such as `View`
  /// @throws RecommenderException when the time is no such number, such as one in milliseconds
  public void add(String userId, String itemId, long epochSeconds, String eventType) {
    if (epochSeconds < 0 || epochSeconds >= YEAR_10000) {
      throw new RecommenderException(
          String.format(
              Locale.ROOT,
              "timestamp must be in epoch seconds 0..%d, was %d",
              YEAR_10000 - 1,
              epochSeconds));
    }
    if (size == user.length) {
      grow();
    }
    user[size] = users.numberOf(userId);
    item[size] = items.numberOf(itemId);
    type[size] = types.numberOf(eventType);
    time[size++] = epochSeconds;
  }

  /// How many interactions there are.
  public int size() {
    return size;
  }

  /// How many event types there are; `View` and `view` are two.
  public int eventTypes() {
    return types.size();
  }

  /// The event types that there are, in the order of their first arrival.
  public List<String> eventTypeNames() {
    return types.texts();
  }

  /// How much memory they take, about.
  public long bytes() {
    return (long) size * BYTES_OF_A_ROW + users.bytes() + items.bytes() + types.bytes();
  }

  /// The items that there are, in the order of their first arrival.
  public List<String> itemIds() {
    return items.texts();
  }

  /// A user's events in the order of their arrival.
  public List<UserEvent> eventsOf(String userId) {
    OptionalInt number = users.find(userId);
    if (number.isEmpty()) {
      return List.of();
    }
    int unindexed = size - byUser.size();
    if (unindexed > FEW_ROWS && unindexed > byUser.size() / 4) {
      byUser = UserRows.of(user, size, users.size());
    }
    int wanted = number.getAsInt();
    List<UserEvent> found = new ArrayList<>();
    byUser.forEach(wanted, row -> found.add(eventAt(row)));
    for (int row = byUser.size(); row < size; row++) {
      if (user[row] == wanted) {
        found.add(eventAt(row));
      }
    }
    return found;
  }

  /// Visits the rows from one on, in the order of their arrival, with the user of each.
  public void forEachFrom(int first, BiConsumer<String, UserEvent> visitor) {
    for (int row = first; row < size; row++) {
      visitor.accept(users.text(user[row]), eventAt(row));
    }
  }

  /// The same rows, which later additions to this do not change.
  public InteractionLog copy() {
    InteractionLog copy = new InteractionLog(users.copy(), items.copy(), types.copy());
    copy.user = user.clone();
    copy.item = item.clone();
    copy.type = type.clone();
    copy.time = time.clone();
    copy.size = size;
    return copy;
  }

  /// The rows of everybody else.
  public InteractionLog without(Set<String> userIds) {
    InteractionLog others = new InteractionLog();
    forEachFrom(
        0,
        (userId, event) -> {
          if (!userIds.contains(userId)) {
            others.add(userId, event.itemId(), event.epochSeconds(), event.eventType());
          }
        });
    return others;
  }

  IdNumbers users() {
    return users;
  }

  IdNumbers items() {
    return items;
  }

  IdNumbers types() {
    return types;
  }

  int userAt(int row) {
    return user[row];
  }

  int itemAt(int row) {
    return item[row];
  }

  int typeAt(int row) {
    return type[row];
  }

  long timeAt(int row) {
    return time[row];
  }

  private UserEvent eventAt(int row) {
    return new UserEvent(items.text(item[row]), time[row], types.text(type[row]));
  }

  private void grow() {
    int capacity = size + (size >> 1);
    user = Arrays.copyOf(user, capacity);
    item = Arrays.copyOf(item, capacity);
    type = Arrays.copyOf(type, capacity);
    time = Arrays.copyOf(time, capacity);
  }
}
