package accelerator.emulators.recommenders;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// Puts the rows of logs in their final order: by user, then time, then arrival, exact duplicates
/// left out. Each row is copied once, from the log into the place of its user.
final class LogOrder {
  /// A user's rows are counted by 25 bits, beside a time or an item and its event type in one long.
  private static final int PLACE_BITS = 25;

  private static final long PLACE = (1L << PLACE_BITS) - 1;

  private final Dictionary users;
  private final Dictionary items;
  private final EventTypes types = new EventTypes();
  private final int[] starts;
  private final int[] item;
  private final long[] time;
  private final byte[] type;

  private LogOrder(List<InteractionLog> logs, Collection<String> itemIds) {
    users = Dictionary.of(texts(logs, InteractionLog::users, List.of()));
    items = Dictionary.of(texts(logs, InteractionLog::items, itemIds));
    starts = new int[users.size() + 1];
    int size = logs.stream().mapToInt(InteractionLog::size).reduce(0, Math::addExact);
    TrainingMemory.ofOrdering(size, items.size()).demand();
    item = new int[size];
    time = new long[size];
    type = new byte[size];
  }

  /// @param itemIds items that are known beside those of the logs
  static Interactions of(List<InteractionLog> logs, Collection<String> itemIds) {
    LogOrder order = new LogOrder(logs, itemIds);
    order.place(logs);
    int kept = order.sort();
    return new Interactions(
        order.users,
        order.items,
        order.types.names(),
        order.starts,
        kept == order.item.length ? order.item : Arrays.copyOf(order.item, kept),
        kept == order.time.length ? order.time : Arrays.copyOf(order.time, kept),
        kept == order.type.length ? order.type : Arrays.copyOf(order.type, kept));
  }

  private static Set<String> texts(
      List<InteractionLog> logs, Function<InteractionLog, IdNumbers> ids, Collection<String> more) {
    Set<String> texts = new HashSet<>(more);
    logs.forEach(log -> texts.addAll(ids.apply(log).texts()));
    return texts;
  }

  private void place(List<InteractionLog> logs) {
    for (InteractionLog log : logs) {
      int[] places = users.placesOf(log.users().texts());
      for (int row = 0; row < log.size(); row++) {
        starts[places[log.userAt(row)] + 1]++;
      }
    }
    for (int user = 0; user < users.size(); user++) {
      starts[user + 1] += starts[user];
    }
    int[] next = starts.clone();
    for (InteractionLog log : logs) {
      int[] userPlaces = users.placesOf(log.users().texts());
      int[] itemPlaces = items.placesOf(log.items().texts());
      byte[] typePlaces = types.placesOf(log.types().texts());
      for (int row = 0; row < log.size(); row++) {
        int place = next[userPlaces[log.userAt(row)]]++;
        item[place] = itemPlaces[log.itemAt(row)];
        time[place] = log.timeAt(row);
        type[place] = typePlaces[log.typeAt(row)];
      }
    }
  }

  /// Sorts each user's rows and moves those that stay to the front.
  ///
  /// @return how many stay
  private int sort() {
    int kept = 0;
    for (int user = 0; user < users.size(); user++) {
      int start = starts[user];
      int end = starts[user + 1];
      starts[user] = kept;
      sortByTime(start, end);
      for (int from = start; from < end; ) {
        int to = endOfSecond(from, end);
        kept = keepDistinct(from, to, kept);
        from = to;
      }
    }
    starts[users.size()] = kept;
    return kept;
  }

  private void sortByTime(int from, int to) {
    if (to - from > PLACE) {
      throw new RecommenderException(
          String.format(
              Locale.ROOT,
              "a user may have at most %d interactions, one has %d",
              PLACE,
              to - from));
    }
    long[] keys = new long[to - from];
    boolean isSorted = true;
    for (int place = 0; place < keys.length; place++) {
      keys[place] = time[from + place] << PLACE_BITS | place;
      isSorted &= place == 0 || time[from + place - 1] <= time[from + place];
    }
    if (isSorted) {
      return;
    }
    Arrays.sort(keys);
    int[] formerItem = Arrays.copyOfRange(item, from, to);
    byte[] formerType = Arrays.copyOfRange(type, from, to);
    for (int place = 0; place < keys.length; place++) {
      int former = (int) (keys[place] & PLACE);
      item[from + place] = formerItem[former];
      type[from + place] = formerType[former];
      time[from + place] = keys[place] >> PLACE_BITS;
    }
  }

  private int endOfSecond(int from, int end) {
    int to = from + 1;
    while (to < end && time[to] == time[from]) {
      to++;
    }
    return to;
  }

  /// Moves the distinct rows of one second ahead to a place, and says where they end.
  private int keepDistinct(int from, int to, int place) {
    if (to - from == 1) {
      move(from, place);
      return place + 1;
    }
    long[] keys = new long[to - from];
    boolean[] isRepeated = new boolean[keys.length];
    for (int each = 0; each < keys.length; each++) {
      keys[each] = ((long) item[from + each] << 7 | type[from + each]) << PLACE_BITS | each;
    }
    Arrays.sort(keys);
    for (int each = 1; each < keys.length; each++) {
      isRepeated[(int) (keys[each] & PLACE)] =
          keys[each] >> PLACE_BITS == keys[each - 1] >> PLACE_BITS;
    }
    int kept = place;
    for (int each = 0; each < keys.length; each++) {
      if (!isRepeated[each]) {
        move(from + each, kept++);
      }
    }
    return kept;
  }

  private void move(int from, int to) {
    item[to] = item[from];
    time[to] = time[from];
    type[to] = type[from];
  }
}
