package accelerator.local.recommenders;

import accelerator.core.InvalidInput;
import java.util.Arrays;

/// The order of interactions by user, then time, exact duplicates left out. Within one second of
/// one user the order is a scrambled one of item and event type, another for each user, so that it
/// neither tells anything nor depends on the order of arrival.
///
/// @param starts where each user's rows start, and after them where the last one's end
/// @param rows the rows' former places
record RowOrder(int[] starts, int[] rows) {
  /// Event types fit into 7 bits.
  static final int TYPES = 128;

  private static final int PLACE_BITS = 25;
  private static final long PLACE = (1L << PLACE_BITS) - 1;
  private static final long SCRAMBLED = (1L << 39) - 1;

  static RowOrder of(int users, int[] user, int[] item, long[] time, byte[] type) {
    int[] starts = Counting.starts(user, users);
    int[] byUser = Counting.places(user, starts);
    int kept = 0;
    int[] keptStarts = new int[users + 1];
    for (int each = 0; each < users; each++) {
      int from = starts[each];
      int to = starts[each + 1];
      sortByTime(byUser, from, to, time);
      keptStarts[each] = kept;
      for (int start = from; start < to; ) {
        int end = start + 1;
        while (end < to && time[byUser[end]] == time[byUser[start]]) {
          end++;
        }
        kept = keepDistinct(byUser, start, end, kept, each, item, type);
        start = end;
      }
    }
    keptStarts[users] = kept;
    return new RowOrder(keptStarts, Arrays.copyOf(byUser, kept));
  }

  private static void sortByTime(int[] rows, int from, int to, long[] time) {
    if (to - from > PLACE) {
      throw new InvalidInput(
          "a user may have at most %d interactions, one has %d".formatted(PLACE, to - from));
    }
    long[] keys = new long[to - from];
    for (int place = 0; place < keys.length; place++) {
      keys[place] = time[rows[from + place]] << PLACE_BITS | place;
    }
    reorder(rows, from, keys);
  }

  /// Scrambles the rows of one second and moves its distinct ones to a place further ahead.
  private static int keepDistinct(
      int[] rows, int from, int to, int place, int user, int[] item, byte[] type) {
    if (to - from == 1) {
      rows[place] = rows[from];
      return place + 1;
    }
    long[] keys = new long[to - from];
    for (int each = 0; each < keys.length; each++) {
      int row = rows[from + each];
      keys[each] = scramble((long) item[row] << 7 | type[row], user) << PLACE_BITS | each;
    }
    reorder(rows, from, keys);
    int kept = place;
    for (int each = from; each < to; each++) {
      int row = rows[each];
      boolean isRepeated =
          kept > place && item[rows[kept - 1]] == item[row] && type[rows[kept - 1]] == type[row];
      if (!isRepeated) {
        rows[kept++] = row;
      }
    }
    return kept;
  }

  private static void reorder(int[] rows, int from, long[] keys) {
    Arrays.sort(keys);
    int[] former = Arrays.copyOfRange(rows, from, from + keys.length);
    for (int place = 0; place < keys.length; place++) {
      rows[from + place] = former[(int) (keys[place] & PLACE)];
    }
  }

  /// Another number of 39 bits for each of 39 bits: equal ones stay neighbours, others mix.
  private static long scramble(long value, int user) {
    long mixed = value ^ (user * 0x9E3779B97F4A7C15L & SCRAMBLED);
    mixed = mixed * 0x2545F4914F6CDD1DL & SCRAMBLED;
    mixed ^= mixed >>> 19;
    mixed = mixed * 0x9E3779B97F4A7C15L & SCRAMBLED;
    return mixed ^ mixed >>> 21;
  }
}
