package accelerator.emulators.personalize;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/// Ids that are the same for the same seed, in the order in which they are asked for. Safe for
/// several threads.
final class SeededIds implements Supplier<UUID> {
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final SplittableRandom random;

  SeededIds(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public synchronized UUID get() {
    long high = random.nextLong() & ~0xF000L | VERSION_4;
    long low = random.nextLong() & ~0xC000_0000_0000_0000L | VARIANT;
    return new UUID(high, low);
  }
}
