package accelerator.emulators.recommenders;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who did what with which item when: columns of equal length, ids replaced by indexes, sorted by
/// user, then time, then arrival. What one user did in one second has no order of its own, and
/// nothing is learned from the one in which it stands. Immutable.
public final class Interactions {
  private final Dictionary users;
  private final Dictionary items;
  private final List<String> types;
  private final int[] starts;
  private final int[] item;
  private final long[] time;
  private final byte[] type;

  Interactions(
      Dictionary users,
      Dictionary items,
      List<String> types,
      int[] starts,
      int[] item,
      long[] time,
      byte[] type) {
    this.users = users;
    this.items = items;
    this.types = List.copyOf(types);
    this.starts = starts;
    this.item = item;
    this.time = time;
    this.type = type;
  }

  public static Builder builder() {
    return new Builder();
  }

  /// The rows of logs, the oldest first, every interaction that is the same in user, item, second
  /// and type once.
  ///
  /// @param itemIds items that are known beside those that somebody has met
  /// @throws RecommenderException when they have more than 128 event types, case aside
  public static Interactions of(List<InteractionLog> logs, Set<String> itemIds) {
    return LogOrder.of(logs, itemIds);
  }

  /// How many there are.
  public int size() {
    return item.length;
  }

  /// How many users' ids are known.
  public int users() {
    return users.size();
  }

  /// How many items' ids are known.
  public int items() {
    return items.size();
  }

  /// How many are of an event type, in whatever case it is spelled.
  public long countOf(String eventType) {
    int wanted = indexOfType(eventType);
    long count = 0;
    for (byte each : type) {
      count += each == wanted ? 1 : 0;
    }
    return count;
  }

  /// How many users have at least so many interactions.
  public int usersWithAtLeast(int interactions) {
    int count = 0;
    for (int user = 0; user < users.size(); user++) {
      count += starts[user + 1] - starts[user] >= interactions ? 1 : 0;
    }
    return count;
  }

  /// How many items anybody has met.
  int itemsMet() {
    int count = 0;
    for (boolean each : met()) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /// Which items anybody has met.
  boolean[] met() {
    boolean[] isMet = new boolean[items.size()];
    for (int each : item) {
      isMet[each] = true;
    }
    return isMet;
  }

  Dictionary userIds() {
    return users;
  }

  Dictionary itemIds() {
    return items;
  }

  /// The first row of a user; the row after a user's last is the next user's first.
  int start(int user) {
    return starts[user];
  }

  int itemAt(int row) {
    return item[row];
  }

  long timeAt(int row) {
    return time[row];
  }

  /// Whether a row goes on with what the one before it began: the same item, by another type of
  /// event or in the same second, such as a purchase of what was viewed. What does not is a step.
  ///
  /// @param first the first row of its user
  boolean goesOn(int row, int first) {
    return row > first
        && item[row] == item[row - 1]
        && (time[row] == time[row - 1] || type[row] != type[row - 1]);
  }

  /// How many steps are to each item.
  int[] stepsByItem() {
    int[] steps = new int[items.size()];
    for (int user = 0; user < users.size(); user++) {
      for (int row = starts[user]; row < starts[user + 1]; row++) {
        steps[item[row]] += goesOn(row, starts[user]) ? 0 : 1;
      }
    }
    return steps;
  }

  int typeAt(int row) {
    return type[row];
  }

  /// The index of an event type in {@link #typeAt}; one that no row has if the type is unknown.
  int indexOfType(String eventType) {
    return types.indexOf(eventType.toLowerCase(Locale.ROOT));
  }

  /// Those of one event type, under the same indexes; all of them if no type is named.
  Interactions of(Optional<String> eventType) {
    if (eventType.isEmpty() || countOf(eventType.get()) == size()) {
      return this;
    }
    boolean[] kept = new boolean[size()];
    int wanted = indexOfType(eventType.get());
    for (int row = 0; row < kept.length; row++) {
      kept[row] = type[row] == wanted;
    }
    return where(kept);
  }

  /// Those rows that are kept, under the same indexes.
  Interactions where(boolean[] kept) {
    int size = 0;
    for (boolean each : kept) {
      size += each ? 1 : 0;
    }
    int[] keptStarts = new int[starts.length];
    int[] keptItem = new int[size];
    long[] keptTime = new long[size];
    byte[] keptType = new byte[size];
    int to = 0;
    for (int user = 0; user < users.size(); user++) {
      keptStarts[user] = to;
      for (int row = starts[user]; row < starts[user + 1]; row++) {
        if (kept[row]) {
          keptItem[to] = item[row];
          keptTime[to] = time[row];
          keptType[to++] = type[row];
        }
      }
    }
    keptStarts[users.size()] = to;
    return new Interactions(users, items, types, keptStarts, keptItem, keptTime, keptType);
  }

  /// The same, knowing also items that nobody has met.
  Interactions withItems(Collection<String> itemIds) {
    if (itemIds.stream().allMatch(id -> items.find(id).isPresent())) {
      return this;
    }
    Set<String> all = new HashSet<>(itemIds);
    all.addAll(items.all());
    Dictionary wider = Dictionary.of(all);
    int[] places = wider.placesOf(items.all());
    int[] moved = new int[item.length];
    for (int row = 0; row < moved.length; row++) {
      moved[row] = places[item[row]];
    }
    return new Interactions(users, wider, types, starts, moved, time, type);
  }

  /// Collects interactions in any order.
  public static final class Builder {
    private final InteractionLog log = new InteractionLog();
    private final EventTypes types = new EventTypes();

    private Builder() {}

    /// One more interaction.
    ///
    /// @param epochSeconds seconds since 1970, before the year 10000: milliseconds are refused
    /// @param eventType such as `View`; at most 128 different ones, case does not matter
    /// @throws RecommenderException when the time or the event type cannot be
    public Builder add(String userId, String itemId, long epochSeconds, String eventType) {
      int known = log.eventTypes();
      log.add(userId, itemId, epochSeconds, eventType);
      if (log.eventTypes() > known) {
        types.numberOf(eventType);
      }
      return this;
    }

    /// What was added, every interaction that is the same in user, item, second and type once.
    public Interactions build() {
      return LogOrder.of(List.of(log), Set.of());
    }
  }
}
