package accelerator.local.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How well questions were answered, each figure 0..1.
///
/// @param hitRateAt10 how often the next item is among the first ten answers
/// @param ndcgAt10 the same, but an earlier place counts more
/// @param reciprocalRankAt25 the mean of 1 through the place of the first right answer
/// @param coverageAt10 the share of the items which anybody has met that are among somebody's first
///   ten answers
/// @param hitRates how often the next item is among the first 1, 2, .. 25 answers, with Wilson's
///   intervals of a share (E. B. Wilson 1927)
public record Quality(
    Interval hitRateAt10,
    Interval ndcgAt10,
    Interval reciprocalRankAt25,
    double coverageAt10,
    List<Interval> hitRates) {
  private static final double SPREAD = 1.96;

  public Quality {
    hitRates = List.copyOf(hitRates);
  }

  /// @param items how many could have been answered
  static Quality of(Outcomes outcomes, int items) {
    return new Quality(
        Bootstrap.mean(outcomes.hits()),
        Bootstrap.mean(outcomes.gains()),
        Bootstrap.mean(outcomes.reciprocalRanks()),
        Math.min(1, outcomes.answered() / Math.max(1.0, items)),
        IntStream.rangeClosed(1, Outcomes.LONGEST)
            .mapToObj(length -> share(outcomes.reciprocalRanks(), length))
            .toList());
  }

  /// The share of questions whose right answer is among the first so many.
  private static Interval share(double[] reciprocalRanks, int length) {
    double size = Math.max(1, reciprocalRanks.length);
    double right = Arrays.stream(reciprocalRanks).filter(rank -> rank >= 1.0 / length).count();
    double share = right / size;
    double square = SPREAD * SPREAD;
    double middle = (share + square / (2 * size)) / (1 + square / size);
    double margin =
        SPREAD
            * Math.sqrt(share * (1 - share) / size + square / (4 * size * size))
            / (1 + square / size);
    return new Interval(
        share,
        Math.min(share, Math.max(0, middle - margin)),
        Math.max(share, Math.min(1, middle + margin)));
  }
}
