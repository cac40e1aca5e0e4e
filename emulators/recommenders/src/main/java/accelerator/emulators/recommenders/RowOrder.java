package accelerator.emulators.recommenders;

import java.util.Arrays;
import java.util.Locale;

/// The order of interactions by user, then time, then arrival, exact duplicates left out.
///
/// @param starts where each user's rows start, and after them where the last one's end
/// @param rows the rows' former places
@SuppressWarnings("ArrayRecordComponent") // never compared, and arrays are what makes it fast
record RowOrder(int[] starts, int[] rows) {
  /// Event types fit into 7 bits.
  static final int TYPES = 128;

  /// A user's rows are counted by 25 bits, beside a time or an item and its event type in one long.
  private static final int PLACE_BITS = 25;

  private static final long PLACE = (1L << PLACE_BITS) - 1;

  static RowOrder of(int users, int[] user, int[] item, long[] time, byte[] type) {
    int[] starts = Counting.starts(user, users);
    int[] byUser = Counting.places(user, starts);
    int[] keptStarts = new int[users + 1];
    int kept = 0;
    for (int each = 0; each < users; each++) {
      keptStarts[each] = kept;
      sortByTime(byUser, starts[each], starts[each + 1], time);
      for (int from = starts[each]; from < starts[each + 1]; ) {
        int to = endOfSecond(byUser, from, starts[each + 1], time);
        kept = keepDistinct(byUser, from, to, kept, item, type);
        from = to;
      }
    }
    keptStarts[users] = kept;
    return new RowOrder(keptStarts, Arrays.copyOf(byUser, kept));
  }

  private static void sortByTime(int[] rows, int from, int to, long[] time) {
    if (to - from > PLACE) {
      throw new RecommenderException(
          String.format(
              Locale.ROOT,
              "a user may have at most %d interactions, one has %d",
              PLACE,
              to - from));
    }
    long[] keys = new long[to - from];
    for (int place = 0; place < keys.length; place++) {
      keys[place] = time[rows[from + place]] << PLACE_BITS | place;
    }
    Arrays.sort(keys);
    int[] former = Arrays.copyOfRange(rows, from, to);
    for (int place = 0; place < keys.length; place++) {
      rows[from + place] = former[(int) (keys[place] & PLACE)];
    }
  }

  private static int endOfSecond(int[] rows, int from, int end, long[] time) {
    int to = from + 1;
    while (to < end && time[rows[to]] == time[rows[from]]) {
      to++;
    }
    return to;
  }

  /// Moves the distinct rows of one second ahead to a place, and says where they end.
  private static int keepDistinct(
      int[] rows, int from, int to, int place, int[] item, byte[] type) {
    if (to - from == 1) {
      rows[place] = rows[from];
      return place + 1;
    }
    long[] keys = new long[to - from];
    for (int each = 0; each < keys.length; each++) {
      int row = rows[from + each];
      keys[each] = ((long) item[row] << 7 | type[row]) << PLACE_BITS | each;
    }
    Arrays.sort(keys);
    boolean[] isRepeated = new boolean[keys.length];
    for (int each = 1; each < keys.length; each++) {
      isRepeated[(int) (keys[each] & PLACE)] =
          keys[each] >> PLACE_BITS == keys[each - 1] >> PLACE_BITS;
    }
    int kept = place;
    for (int each = 0; each < keys.length; each++) {
      if (!isRepeated[each]) {
        rows[kept++] = rows[from + each];
      }
    }
    return kept;
  }
}
