package accelerator.local.evaluation;

import accelerator.emulators.recommenders.Evaluation;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.TrainedRecommender;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What came of each question, in the questions' order, so that two recommenders can be compared
/// question by question.
///
/// @param hits 1 where one of the first ten answers was what the user did, else 0
/// @param gains the normalised discounted cumulative gain of the first ten answers
/// @param reciprocalRanks 1 through the place of the first right answer of {@value #LONGEST}, or 0
/// @param answered how many different items are among anybody's first ten answers
record Outcomes(double[] hits, double[] gains, double[] reciprocalRanks, int answered) {
  static final int LIST = 10;
  static final int LONGEST = 25;

  /// Asks every question.
  static Outcomes of(List<Evaluation.Question> questions, TrainedRecommender recommender) {
    List<List<String>> answers =
        IntStream.range(0, questions.size())
            .parallel()
            .mapToObj(nth -> recommender.recommend(query(questions.get(nth))))
            .toList();
    double[] hits = new double[answers.size()];
    double[] gains = new double[answers.size()];
    double[] ranks = new double[answers.size()];
    for (int nth = 0; nth < hits.length; nth++) {
      List<String> answer = answers.get(nth);
      Set<String> wanted = questions.get(nth).nextItemIds();
      hits[nth] = first(answer).stream().anyMatch(wanted::contains) ? 1 : 0;
      gains[nth] = gain(first(answer), wanted);
      ranks[nth] = reciprocalRank(answer, wanted);
    }
    int answered =
        (int) answers.stream().flatMap(answer -> first(answer).stream()).distinct().count();
    return new Outcomes(hits, gains, ranks, answered);
  }

  static RecommendationQuery query(Evaluation.Question question) {
    Set<String> met = question.metItemIds();
    return new RecommendationQuery(
        Optional.of(question.userId()),
        Optional.of(question.lastItemId()),
        LONGEST,
        itemId -> !met.contains(itemId));
  }

  private static List<String> first(List<String> answer) {
    return answer.subList(0, Math.min(LIST, answer.size()));
  }

  private static double gain(List<String> answer, Set<String> wanted) {
    double gain = 0;
    for (int rank = 1; rank <= answer.size(); rank++) {
      gain += wanted.contains(answer.get(rank - 1)) ? discount(rank) : 0;
    }
    double ideal =
        IntStream.rangeClosed(1, Math.min(LIST, wanted.size()))
            .mapToDouble(Outcomes::discount)
            .sum();
    return gain / ideal;
  }

  static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1.0);
  }

  private static double reciprocalRank(List<String> answer, Set<String> wanted) {
    for (int rank = 1; rank <= answer.size(); rank++) {
      if (wanted.contains(answer.get(rank - 1))) {
        return 1.0 / rank;
      }
    }
    return 0;
  }

  static double mean(double[] figures) {
    return Arrays.stream(figures).average().orElse(0);
  }
}
