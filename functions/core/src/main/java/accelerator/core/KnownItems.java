package accelerator.core;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/// Which items a run has learned, as a Bloom filter: whatever it does not have is not among them,
/// and of ids that are not, {@value #FALSE_POSITIVES} in a thousand are taken for known. It has
/// {@value #BITS} bits for each item, 7.5 MB at five million.
public final class KnownItems {
  /// More are not collected: it would take more memory than functions have.
  public static final int MOST = 8_000_000;

  private static final int BITS = 12;
  private static final int HASHES = 8;
  private static final int FALSE_POSITIVES = 3;

  /// What such an object begins with, and its form's number.
  private static final int MAGIC = 0x4b4e4f31;

  private final int count;
  private final long[] words;

  private KnownItems(int count, long[] words) {
    this.count = count;
    this.words = words;
  }

  /// The items in an object of a bucket.
  ///
  /// @throws InvalidInput when it is none
  public static KnownItems read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < 16 || bytes.length % Long.BYTES != 0 || buffer.getInt() != MAGIC) {
      throw new InvalidInput(
          "known items must begin with their mark and be whole, had %s bytes"
              .formatted(Integer.toString(bytes.length)));
    }
    int count = buffer.getInt();
    LongBuffer rest = buffer.asLongBuffer();
    long[] words = new long[rest.remaining()];
    rest.get(words);
    return new KnownItems(count, words);
  }

  /// The items of these hashes, as such an object.
  static byte[] bytes(long[] hashes, int count) {
    long[] words = new long[Math.max(1, Math.toIntExact(((long) count * BITS + 63) / 64))];
    for (long hash : hashes) {
      if (hash != 0) {
        for (int nth = 0; nth < HASHES; nth++) {
          long bit = bit(hash, nth, words.length);
          words[(int) (bit >>> 6)] |= 1L << bit;
        }
      }
    }
    ByteBuffer buffer = ByteBuffer.allocate(8 + words.length * Long.BYTES);
    buffer.putInt(MAGIC).putInt(count).asLongBuffer().put(words);
    return buffer.array();
  }

  /// How many there are.
  public int count() {
    return count;
  }

  /// Whether an item may be among them; if not, it is not.
  public boolean mayHave(String itemId) {
    long hash = hash(itemId);
    for (int nth = 0; nth < HASHES; nth++) {
      long bit = bit(hash, nth, words.length);
      if ((words[(int) (bit >>> 6)] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /// FNV-1a over the characters, mixed so that every bit counts; never zero.
  static long hash(String itemId) {
    long hash = 0xcbf29ce484222325L;
    for (int at = 0; at < itemId.length(); at++) {
      hash = (hash ^ itemId.charAt(at)) * 0x100000001b3L;
    }
    long mixed = mixed(hash);
    return mixed == 0 ? 1 : mixed;
  }

  private static long bit(long hash, int nth, int words) {
    return Long.remainderUnsigned(hash + nth * (mixed(hash) | 1), words * 64L);
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
  private static long mixed(long hash) {
    long once = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
    long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
    return twice ^ twice >>> 31;
  }
}
