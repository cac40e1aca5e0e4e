package accelerator.emulators.recommenders;

import java.util.HashSet;
import java.util.PrimitiveIterator;
import java.util.Set;

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
  private final Set<Integer> changed = new HashSet<>();
  private long reference;
  private long newest;

  /// Whether values were brought back since the order was made, which then compares what it cannot.
  private boolean isRescaled;

  private volatile PopularOrder order;

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
    this.order = ordered(values(), ever);
  }

  private PopularItems(PopularItems learned) {
    this.lately = learned.lately.clone();
    this.ever = learned.ever.clone();
    this.halfLife = learned.halfLife;
    this.isTrend = learned.isTrend;
    this.oldest = learned.oldest;
    this.newest = learned.newest;
    this.reference = learned.reference;
    this.order = learned.order.anew();
  }

  /// The same, to go on counting.
  PopularItems anew() {
    return new PopularItems(this);
  }

  /// The items that anybody has met, best first, as of the last {@link #publish}.
  PrimitiveIterator.OfInt order() {
    return order.items();
  }

  /// Counts an event.
  void count(int item, long epochSeconds) {
    if (epochSeconds - reference > MOST_HALF_LIVES * halfLife) {
      moveReference(epochSeconds);
    }
    newest = Math.max(newest, epochSeconds);
    lately[item] += weight(epochSeconds);
    ever[item]++;
    changed.add(item);
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
    isRescaled = true;
  }

  /// Makes what was counted decide from now on.
  void publish() {
    if (changed.isEmpty()) {
      return;
    }
    if (isTrend || isRescaled) {
      order = ordered(values().clone(), ever.clone());
      isRescaled = false;
    } else {
      changed.forEach(item -> order.move(item, lately[item], ever[item]));
    }
    changed.clear();
  }

  private static PopularOrder ordered(double[] values, double[] ties) {
    return new PopularOrder(ItemActivity.ranking(values, ties), values, ties);
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
