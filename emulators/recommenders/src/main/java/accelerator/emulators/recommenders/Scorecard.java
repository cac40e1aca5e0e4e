package accelerator.emulators.recommenders;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The quality of a recommender's answers, each figure 0..1.
///
/// @param questions how many questions were asked
/// @param hitRateAt10 the share of questions of whose items one is among the first ten
/// @param metrics under the names of DescribeRecommender's `modelMetrics`
public record Scorecard(int questions, double hitRateAt10, Map<String, Double> metrics) {
  static final int LONGEST = 25;

  private static final String RECIPROCAL_RANK = "mean_reciprocal_rank_at_25";
  private static final String GAIN = "normalized_discounted_cumulative_gain_at_";
  private static final String PRECISION = "precision_at_";
  private static final int[] LENGTHS = {5, 10, 25};

  public Scorecard {
    metrics = Map.copyOf(metrics);
  }

  /// The normalised discounted cumulative gain of the first ten answers.
  public double ndcgAt10() {
    return metrics.getOrDefault(GAIN + 10, 0.0);
  }

  /// The share of the items which anybody has met that are answered at least once.
  public double coverage() {
    return metrics.getOrDefault("coverage", 0.0);
  }

  /// What a right answer at a place is worth, the first one 1.
  static double discount(int rank) {
    return StrictMath.log(2) / StrictMath.log(rank + 1.0);
  }

  /// Adds up answers, one question after the other.
  static final class Tally {
    private final Map<String, Double> sums = new TreeMap<>();
    private final Set<String> answered = new HashSet<>();
    private int questions;
    private int hits;

    Tally() {
      sums.put(RECIPROCAL_RANK, 0.0);
      for (int length : LENGTHS) {
        sums.put(GAIN + length, 0.0);
        sums.put(PRECISION + length, 0.0);
      }
    }

    void add(List<String> answer, Set<String> wanted) {
      questions++;
      answered.addAll(answer);
      hits += answer.stream().limit(10).anyMatch(wanted::contains) ? 1 : 0;
      sums.merge(RECIPROCAL_RANK, reciprocalRank(answer, wanted), Double::sum);
      for (int length : LENGTHS) {
        List<String> first = answer.subList(0, Math.min(length, answer.size()));
        sums.merge(
            GAIN + length,
            gain(first, wanted) / ideal(Math.min(length, wanted.size())),
            Double::sum);
        double found = first.stream().filter(wanted::contains).count();
        sums.merge(PRECISION + length, found / length, Double::sum);
      }
    }

    /// The mean over the questions.
    ///
    /// @param items how many items could have been answered
    Scorecard over(int items) {
      double asked = Math.max(1, questions);
      Map<String, Double> metrics = new TreeMap<>();
      sums.forEach((name, sum) -> metrics.put(name, sum / asked));
      metrics.put("coverage", Math.min(1, answered.size() / Math.max(1.0, items)));
      return new Scorecard(questions, hits / asked, metrics);
    }

    private static double reciprocalRank(List<String> answer, Set<String> wanted) {
      for (int rank = 1; rank <= answer.size(); rank++) {
        if (wanted.contains(answer.get(rank - 1))) {
          return 1.0 / rank;
        }
      }
      return 0;
    }

    private static double gain(List<String> answer, Set<String> wanted) {
      double gain = 0;
      for (int rank = 1; rank <= answer.size(); rank++) {
        gain += wanted.contains(answer.get(rank - 1)) ? discount(rank) : 0;
      }
      return gain;
    }

    private static double ideal(int hits) {
      double gain = 0;
      for (int rank = 1; rank <= hits; rank++) {
        gain += discount(rank);
      }
      return gain;
    }
  }
}
