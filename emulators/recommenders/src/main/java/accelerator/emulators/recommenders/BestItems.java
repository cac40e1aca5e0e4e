package accelerator.emulators.recommenders;

import java.util.Arrays;

/// The best-scored of many items, at most so many of them; of equal ones those of lower index. A
/// heap whose top is the worst kept.
final class BestItems {
  private final long[] heap;
  private int size;

  BestItems(int most) {
    heap = new long[most];
  }

  int size() {
    return size;
  }

  /// Whether an item would be kept if it were offered now.
  boolean wouldKeep(int item, float score) {
    return size < heap.length || (size > 0 && key(item, score) > heap[0]);
  }

  /// Keeps an item if it is among the best so far.
  ///
  /// @param score not negative
  void offer(int item, float score) {
    long key = key(item, score);
    if (size < heap.length) {
      rise(size++, key);
      return;
    }
    if (size > 0 && key > heap[0]) {
      sink(key);
    }
  }

  /// Fills both arrays with what was kept, best first, and forgets it.
  void drain(int[] items, float[] scores) {
    Arrays.sort(heap, 0, size);
    for (int rank = 0; rank < size; rank++) {
      long key = heap[size - 1 - rank];
      items[rank] = ~(int) key;
      scores[rank] = Float.intBitsToFloat((int) (key >>> 32));
    }
    size = 0;
  }

  /// Scores that are not negative order as the bits of their floats do.
  private static long key(int item, float score) {
    return (long) Float.floatToRawIntBits(score) << 32 | (~item & 0xFFFF_FFFFL);
  }

  private void rise(int from, long key) {
    int place = from;
    while (place > 0 && heap[(place - 1) >> 1] > key) {
      heap[place] = heap[(place - 1) >> 1];
      place = (place - 1) >> 1;
    }
    heap[place] = key;
  }

  private void sink(long key) {
    int place = 0;
    for (int child = 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= key) {
        break;
      }
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = key;
  }
}
