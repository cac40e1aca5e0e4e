package accelerator.emulators.recommenders;

import java.util.Arrays;
import java.util.BitSet;

/// The items by how much goes on with them. An event weighs half as much after each half-life; it
/// is written down with the weight that it has in comparison to one at a fixed time, so that an
/// event changes the count of one item and time changes none.
///
/// One thread counts, any may ask for the order.
final class PopularItems {
  private static final double LN_2 = Math.log(2);

  /// Weights of later events grow, and are brought back to about 1 before they are too large.
  private static final double MOST_HALF_LIVES = 100;

  private final double[] lately;
  private final double[] ever;
  private final double halfLife;
  private final boolean isTrend;
  private final long oldest;
  private final BitSet changed = new BitSet();
  private long reference;
  private long newest;
  private volatile int[] order;

  /// @param lately what counts now, an event at the reference as 1
  /// @param ever the number of events of each item, however old
  /// @param halfLife in seconds
  /// @param isTrend whether growth decides instead of the count itself
  /// @param oldest when the first event was
  /// @param newest when the last one was, the reference
  PopularItems(
      double[] lately, double[] ever, double halfLife, boolean isTrend, long oldest, long newest) {
    this.lately = lately;
    this.ever = ever;
    this.halfLife = halfLife;
    this.isTrend = isTrend;
    this.oldest = oldest;
    this.newest = newest;
    this.reference = newest;
    this.order = ItemActivity.ranking(values(), ever);
  }

  private PopularItems(PopularItems learned) {
    this.lately = learned.lately.clone();
    this.ever = learned.ever.clone();
    this.halfLife = learned.halfLife;
    this.isTrend = learned.isTrend;
    this.oldest = learned.oldest;
    this.newest = learned.newest;
    this.reference = learned.reference;
    this.order = learned.order;
  }

  /// The same, to go on counting.
  PopularItems anew() {
    return new PopularItems(this);
  }

  /// The items that anybody has met, best first, as of the last {@link #publish}.
  int[] order() {
    return order;
  }

  /// Counts an event.
  void count(int item, long epochSeconds) {
    if (epochSeconds - reference > MOST_HALF_LIVES * halfLife) {
      moveReference(epochSeconds);
    }
    newest = Math.max(newest, epochSeconds);
    lately[item] += weight(epochSeconds);
    ever[item]++;
    changed.set(item);
  }

  /// Takes back an event that was counted, but for its having happened.
  void discount(int item, long epochSeconds) {
    lately[item] = Math.max(0, lately[item] - weight(epochSeconds));
  }

  private double weight(long epochSeconds) {
    return Math.exp(LN_2 * (epochSeconds - reference) / halfLife);
  }

  private void moveReference(long to) {
    double factor = Math.exp(LN_2 * (reference - to) / halfLife);
    for (int item = 0; item < lately.length; item++) {
      lately[item] *= factor;
    }
    reference = to;
  }

  /// Makes what was counted decide from now on.
  void publish() {
    if (changed.isEmpty()) {
      return;
    }
    order = isTrend ? ItemActivity.ranking(values(), ever) : moved();
    changed.clear();
  }

  /// The order with those items moved that have changed: counts only grow but for a few, and one
  /// move is cheaper than sorting everything.
  private int[] moved() {
    int[] next = order.clone();
    for (int item = changed.nextSetBit(0); item >= 0; item = changed.nextSetBit(item + 1)) {
      int place = placeOf(item, next);
      if (place == next.length) {
        next = Arrays.copyOf(next, place + 1);
        next[place] = item;
      }
      while (place > 0 && isBefore(item, next[place - 1])) {
        next[place] = next[place - 1];
        next[--place] = item;
      }
      while (place + 1 < next.length && isBefore(next[place + 1], item)) {
        next[place] = next[place + 1];
        next[++place] = item;
      }
    }
    return next;
  }

  private static int placeOf(int item, int[] order) {
    int place = 0;
    while (place < order.length && order[place] != item) {
      place++;
    }
    return place;
  }

  private boolean isBefore(int item, int other) {
    int byValue = Double.compare(lately[other], lately[item]);
    int byTie = byValue != 0 ? byValue : Double.compare(ever[other], ever[item]);
    return byTie != 0 ? byTie < 0 : item < other;
  }

  /// What decides. The growth of an item is what goes on now, times the logarithm of how many times
  /// the usual that is: a mere ratio would put forward noise. "Now" is the newest event.
  private double[] values() {
    if (!isTrend) {
      return lately;
    }
    double span = Math.max(ItemActivity.SHORTEST_WINDOW, (double) (newest - oldest));
    double since = Math.exp(LN_2 * (reference - newest) / halfLife);
    double[] growth = new double[lately.length];
    for (int item = 0; item < growth.length; item++) {
      double now = lately[item] * since;
      double usual = ever[item] / span * halfLife / LN_2;
      growth[item] = now * Math.log1p(now / (usual + 0.5));
    }
    return growth;
  }
}
