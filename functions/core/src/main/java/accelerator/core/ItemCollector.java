package accelerator.core;

/// Collects ids, each once, for {@link KnownItems}: sixteen bytes an item, at most twice that while
/// it grows.
public final class ItemCollector {
  private long[] hashes = new long[1 << 10];
  private int count;

  /// Collects an id, unless there are {@link KnownItems#MOST} already.
  ///
  /// @return whether there was room
  public boolean add(String itemId) {
    if (count == KnownItems.MOST) {
      return false;
    }
    if (put(hashes, KnownItems.hash(itemId))) {
      count++;
      if (count > hashes.length / 2) {
        grow();
      }
    }
    return true;
  }

  public int count() {
    return count;
  }

  /// What {@link KnownItems#read} reads.
  public byte[] bytes() {
    return KnownItems.bytes(hashes, count);
  }

  private void grow() {
    long[] larger = new long[hashes.length * 2];
    for (long hash : hashes) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    hashes = larger;
  }

  private static boolean put(long[] table, long hash) {
    int mask = table.length - 1;
    int at = (int) hash & mask;
    while (table[at] != 0) {
      if (table[at] == hash) {
        return false;
      }
      at = at + 1 & mask;
    }
    table[at] = hash;
    return true;
  }
}
