package accelerator.local.recommenders;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// How much is going on with each item, without regard to who asks. Interactions count the less the
/// older they are, half after each half-life before a reference time.
final class Popularity {
  private static final double LN_2 = Math.log(2);

  private Popularity() {}

  /// Counts by item.
  ///
  /// @param isByUser whether a user counts once per item, with the newest interaction
  static double[] decayed(
      Interactions interactions,
      Optional<String> eventType,
      double halfLifeSeconds,
      long reference,
      boolean isByUser) {
    double[] counts = new double[interactions.items()];
    int[] metBy = new int[interactions.items()];
    Arrays.fill(metBy, -1);
    int wanted = eventType.map(interactions::indexOfType).orElse(-1);
    for (int user = 0; user < interactions.users(); user++) {
      int first = interactions.start(user);
      for (int row = interactions.start(user + 1) - 1; row >= first; row--) {
        int item = interactions.itemAt(row);
        boolean isCounted = eventType.isEmpty() || interactions.typeAt(row) == wanted;
        if (isCounted && !(isByUser && metBy[item] == user)) {
          metBy[item] = user;
          double age = Math.max(0, reference - interactions.timeAt(row));
          counts[item] += Math.exp(-LN_2 * age / halfLifeSeconds);
        }
      }
    }
    return counts;
  }

  /// The items with the greatest growth: what goes on now times the logarithm of how many times the
  /// usual that is. A mere ratio would put forward noise.
  ///
  /// @param windowSeconds the half-life of "now"
  static double[] growth(Interactions interactions, double windowSeconds, long reference) {
    double[] now = decayed(interactions, Optional.empty(), windowSeconds, reference, false);
    double[] ever =
        decayed(interactions, Optional.empty(), Double.POSITIVE_INFINITY, reference, false);
    double span = Math.max(windowSeconds, reference - oldest(interactions));
    double[] growth = new double[now.length];
    for (int item = 0; item < growth.length; item++) {
      double usual = ever[item] / span * windowSeconds / LN_2;
      growth[item] = now[item] * Math.log1p(now[item] / (usual + 0.5));
    }
    return growth;
  }

  /// The items that anybody has met, the highest value first.
  static int[] ranking(double[] values, double[] ties) {
    return IntStream.range(0, values.length)
        .filter(item -> values[item] > 0 || ties[item] > 0)
        .boxed()
        .sorted(
            (one, other) -> {
              int byValue = Double.compare(values[other], values[one]);
              return byValue != 0 ? byValue : Double.compare(ties[other], ties[one]);
            })
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// The time of the newest interaction that is not later than now: what lies further ahead is a
  /// mistake.
  static long newest(Interactions interactions, long now) {
    long newest = Long.MIN_VALUE;
    for (int row = 0; row < interactions.size(); row++) {
      long time = interactions.timeAt(row);
      newest = time <= now ? Math.max(newest, time) : newest;
    }
    return newest == Long.MIN_VALUE ? now : newest;
  }

  private static long oldest(Interactions interactions) {
    long oldest = Long.MAX_VALUE;
    for (int row = 0; row < interactions.size(); row++) {
      oldest = Math.min(oldest, interactions.timeAt(row));
    }
    return oldest;
  }
}
