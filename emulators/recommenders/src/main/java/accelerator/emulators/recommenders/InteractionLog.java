package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Interactions as they arrive: columns that grow, ids replaced by the order of their first
/// arrival.
final class InteractionLog {
  private static final long YEAR_10000 = 253_402_300_800L;

  private final Map<String, Integer> users = new HashMap<>();
  private final Map<String, Integer> items = new HashMap<>();
  private final List<String> types = new ArrayList<>();
  private final Map<String, Byte> typeIndexes = new HashMap<>();
  private int[] user = new int[1024];
  private int[] item = new int[1024];
  private long[] time = new long[1024];
  private byte[] type = new byte[1024];
  private int size;

  void add(String userId, String itemId, long epochSeconds, String eventType) {
    if (epochSeconds < 0 || epochSeconds >= YEAR_10000) {
      throw new RecommenderException(
          String.format(
              Locale.ROOT,
              "timestamp must be in epoch seconds 0..%d, was %d",
              YEAR_10000 - 1,
              epochSeconds));
    }
    byte typeIndex = typeIndexes.computeIfAbsent(eventType, this::newType);
    if (size == user.length) {
      grow();
    }
    user[size] = indexOf(userId, users);
    item[size] = indexOf(itemId, items);
    time[size] = epochSeconds;
    type[size++] = typeIndex;
  }

  /// In their final order, under ids in their natural order.
  Interactions ordered() {
    Dictionary userIds = Dictionary.of(users.keySet());
    Dictionary itemIds = Dictionary.of(items.keySet());
    int[] sortedUser = translate(user, users, userIds);
    int[] sortedItem = translate(item, items, itemIds);
    RowOrder order = RowOrder.of(userIds.size(), sortedUser, sortedItem, time, type);
    int[] rows = order.rows();
    int[] orderedItem = new int[rows.length];
    long[] orderedTime = new long[rows.length];
    byte[] orderedType = new byte[rows.length];
    for (int row = 0; row < rows.length; row++) {
      orderedItem[row] = sortedItem[rows[row]];
      orderedTime[row] = time[rows[row]];
      orderedType[row] = type[rows[row]];
    }
    return new Interactions(
        userIds, itemIds, types, order.starts(), orderedItem, orderedTime, orderedType);
  }

  private int[] translate(int[] column, Map<String, Integer> arrivals, Dictionary ids) {
    int[] places = new int[arrivals.size()];
    for (Map.Entry<String, Integer> arrival : arrivals.entrySet()) {
      places[arrival.getValue()] = ids.find(arrival.getKey()).orElseThrow();
    }
    int[] translated = new int[size];
    for (int row = 0; row < size; row++) {
      translated[row] = places[column[row]];
    }
    return translated;
  }

  private static int indexOf(String id, Map<String, Integer> arrivals) {
    Integer index = arrivals.get(id);
    if (index != null) {
      return index;
    }
    arrivals.put(id, arrivals.size());
    return arrivals.size() - 1;
  }

  private byte newType(String eventType) {
    String key = eventType.toLowerCase(Locale.ROOT);
    if (!types.contains(key)) {
      if (types.size() == RowOrder.TYPES) {
        throw new RecommenderException(
            String.format(
                Locale.ROOT,
                "event types must be at most %d, '%s' is one more",
                RowOrder.TYPES,
                eventType));
      }
      types.add(key);
    }
    return (byte) types.indexOf(key);
  }

  private void grow() {
    int capacity = user.length + (user.length >> 1);
    user = Arrays.copyOf(user, capacity);
    item = Arrays.copyOf(item, capacity);
    time = Arrays.copyOf(time, capacity);
    type = Arrays.copyOf(type, capacity);
  }
}
