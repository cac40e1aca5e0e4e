package accelerator.emulators.recommenders;

import java.util.Arrays;

/// The best-scored of many items, at most so many of them; of equal ones those of lower index.
/// Twice as many and some are held, and what is beyond doubt no longer among the best is dropped
/// when they are full: each costs the same, however many are kept.
final class BestItems {
  private static final int SPARE = 64;

  private final int most;
  private final long[] held;
  private int size;

  /// What is not above has no chance.
  private long floor = Long.MIN_VALUE;

  BestItems(int most) {
    this.most = most;
    this.held = new long[2 * most + SPARE];
  }

  int size() {
    return Math.min(size, most);
  }

  /// Whether an item may be among the best if it is offered now.
  boolean mayKeep(int item, float score) {
    return key(item, score) > floor;
  }

  /// Keeps an item if it may be among the best so far. It is written down in any case and counted
  /// only then: to foresee which, the processor would have to guess.
  ///
  /// @param score not negative
  void offer(int item, float score) {
    long key = key(item, score);
    held[size] = key;
    size += key > floor ? 1 : 0;
    if (size == held.length) {
      drop();
    }
  }

  /// Fills both arrays with what was kept, best first, and forgets it.
  void drain(int[] items, float[] scores) {
    if (size > most) {
      drop();
    }
    Arrays.sort(held, 0, size);
    for (int rank = 0; rank < size; rank++) {
      long key = held[size - 1 - rank];
      items[rank] = ~(int) key;
      scores[rank] = Float.intBitsToFloat((int) (key >>> 32));
    }
    size = 0;
    floor = Long.MIN_VALUE;
  }

  /// Scores that are not negative order as the bits of their floats do.
  private static long key(int item, float score) {
    return (long) Float.floatToRawIntBits(score) << 32 | (~item & 0xFFFF_FFFFL);
  }

  /// Brings the best to the front and drops the others. Parts around a middle one until the border
  /// stands where it ought to; should the middle ones be chosen badly, all are put in order.
  private void drop() {
    int from = 0;
    int to = size - 1;
    for (int rounds = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(size));
        from < to;
        rounds--) {
      if (rounds == 0) {
        sortDown(from, to);
        break;
      }
      int border = part(from, to);
      if (border == most) {
        break;
      }
      if (border < most) {
        from = border;
      } else {
        to = border - 1;
      }
    }
    size = most;
    floor = worst();
  }

  /// Puts what is greater than a middle one before it and what is less behind.
  ///
  /// @return where the second part begins; neither is empty
  private int part(int from, int to) {
    long middle = middle(held[from], held[(from + to) >>> 1], held[to]);
    int left = from;
    int right = to;
    while (left <= right) {
      while (held[left] > middle) {
        left++;
      }
      while (held[right] < middle) {
        right--;
      }
      if (left <= right) {
        long moved = held[left];
        held[left++] = held[right];
        held[right--] = moved;
      }
    }
    return left;
  }

  private static long middle(long one, long other, long third) {
    return Math.max(Math.min(one, other), Math.min(Math.max(one, other), third));
  }

  private void sortDown(int from, int to) {
    Arrays.sort(held, from, to + 1);
    for (int left = from, right = to; left < right; left++, right--) {
      long moved = held[left];
      held[left] = held[right];
      held[right] = moved;
    }
  }

  private long worst() {
    long worst = Long.MAX_VALUE;
    for (int each = 0; each < size; each++) {
      worst = Math.min(worst, held[each]);
    }
    return worst;
  }
}
