package accelerator.local.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import accelerator.emulators.recommenders.Evaluation.Question;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.TrainedRecommender;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private static final List<Question> QUESTIONS =
      List.of(
          new Question("ann", "a", Set.of("a"), Set.of("i-2"), 1),
          new Question("bob", "i-1", Set.of("i-1"), Set.of("i-12"), 1),
          new Question("cid", "a", Set.of("a"), Set.of("i-1", "i-3"), 1),
          new Question("dan", "a", Set.of("a"), Set.of("x"), 1));

  /// Answers the same items to everybody, without those met.
  private static List<String> list(RecommendationQuery query) {
    return IntStream.rangeClosed(1, 30)
        .mapToObj(nth -> "i-" + nth)
        .filter(query.allowed())
        .limit(query.numResults())
        .toList();
  }

  @Test
  void scoresEachQuestionByItself() {
    TrainedRecommender recommender = OutcomesTest::list;

    Outcomes outcomes = Outcomes.of(QUESTIONS, recommender);

    double second = Math.log(2) / Math.log(3);
    assertThat(outcomes.hits()).containsExactly(1, 0, 1, 0);
    assertThat(outcomes.gains()[0]).isCloseTo(second, within(1e-12));
    assertThat(outcomes.gains()[2]).isCloseTo(1.5 / (1 + second), within(1e-12));
    assertThat(outcomes.reciprocalRanks()).containsExactly(0.5, 1.0 / 11, 1, 0);
    assertThat(outcomes.answered()).isEqualTo(11);
  }

  @Test
  void drawsIntervalsAroundTheFigureTheSameEachTime() {
    double[] figures = IntStream.range(0, 400).mapToDouble(nth -> nth % 4 == 0 ? 1 : 0).toArray();

    Interval interval = Bootstrap.mean(figures);

    assertThat(interval.value()).isEqualTo(0.25);
    assertThat(interval.low()).isBetween(0.19, 0.23);
    assertThat(interval.high()).isBetween(0.27, 0.31);
    assertThat(Bootstrap.mean(figures)).isEqualTo(interval);
  }

  @Test
  void comparesQuestionByQuestion() {
    double[] figures = IntStream.range(0, 100).mapToDouble(nth -> nth % 2).toArray();
    double[] halves = IntStream.range(0, 100).mapToDouble(nth -> nth % 2 / 2.0).toArray();

    assertThat(Bootstrap.ratio(figures, halves)).isEqualTo(Interval.exact(2));
  }
}
