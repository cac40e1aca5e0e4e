package accelerator.local.evaluation;

/// How well questions were answered, each figure 0..1.
///
/// @param hitRateAt10 how often the next item is among the first ten answers
/// @param ndcgAt10 the same, but an earlier place counts more
/// @param reciprocalRankAt25 the mean of 1 through the place of the first right answer
/// @param coverageAt10 the share of the items which anybody has met that are among somebody's first
///   ten answers
public record Quality(
    Interval hitRateAt10, Interval ndcgAt10, Interval reciprocalRankAt25, double coverageAt10) {

  /// @param items how many could have been answered
  static Quality of(Outcomes outcomes, int items) {
    return new Quality(
        Bootstrap.mean(outcomes.hits()),
        Bootstrap.mean(outcomes.gains()),
        Bootstrap.mean(outcomes.reciprocalRanks()),
        Math.min(1, outcomes.answered() / Math.max(1.0, items)));
  }
}
