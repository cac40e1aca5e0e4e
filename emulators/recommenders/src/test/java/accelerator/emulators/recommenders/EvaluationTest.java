package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import accelerator.emulators.recommenders.Evaluation.Question;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
  private static final Interactions INTERACTIONS =
      Interactions.builder()
          .add("ann", "a", 1, "View")
          .add("ann", "b", 2, "View")
          .add("ann", "c", 3, "View")
          .add("ann", "a", 4, "View")
          .add("bob", "a", 1, "View")
          .add("bob", "d", 2, "Purchase")
          .add("cid", "a", 1, "View")
          .add("cid", "a", 2, "View")
          .build();

  @Test
  void holdsBackTheItemMetLastForTheFirstTimeAndWhatCameAfter() {
    Evaluation evaluation = Evaluation.leaveLastOut(INTERACTIONS, Optional.empty(), 100);

    assertThat(evaluation.questions())
        .containsExactly(
            new Question("ann", "b", Set.of("a", "b"), Set.of("c"), 3),
            new Question("bob", "a", Set.of("a"), Set.of("d"), 2));
    assertThat(evaluation.known().size()).isEqualTo(5);
    assertThat(evaluation.known().itemsMet()).isEqualTo(2);
  }

  @Test
  void holdsBackOnlyOneEventTypeIfAsked() {
    Evaluation evaluation = Evaluation.leaveLastOut(INTERACTIONS, Optional.of("view"), 100);

    assertThat(evaluation.questions()).extracting(Question::userId).containsExactly("ann");
    assertThat(evaluation.known().size()).isEqualTo(6);
  }

  @Test
  void asksNoMoreUsersThanItMay() {
    Interactions shop = new PlantedShop(1, 100, 30).interactions(2, 1000);

    assertThat(Evaluation.leaveLastOut(shop, Optional.empty(), 10).questions())
        .hasSizeBetween(8, 10);
  }

  @Test
  void holdsBackTheNewestTenth() {
    Interactions.Builder builder = Interactions.builder();
    for (int step = 0; step < 30; step++) {
      builder.add("ann", String.format(Locale.ROOT, "item-%02d", step), step, "Watch");
    }

    Evaluation evaluation = Evaluation.leaveNewestTenthOut(builder.build(), 100);

    assertThat(evaluation.questions().getFirst().nextItemIds())
        .containsExactlyInAnyOrder("item-27", "item-28", "item-29");
    assertThat(evaluation.known().size()).isEqualTo(27);
  }

  @Test
  void scoresAnswersAgainstWhatWasHeldBack() {
    Evaluation evaluation = Evaluation.leaveLastOut(INTERACTIONS, Optional.empty(), 100);

    Scorecard scorecard =
        evaluation.score(
            query -> query.userId().equals(Optional.of("ann")) ? List.of("x", "c") : List.of("b"));

    assertThat(scorecard.questions()).isEqualTo(2);
    assertThat(scorecard.hitRateAt10()).isEqualTo(0.5);
    assertThat(scorecard.ndcgAt10()).isCloseTo(Math.log(2) / Math.log(3) / 2, within(1e-12));
    assertThat(scorecard.metrics())
        .containsEntry("mean_reciprocal_rank_at_25", 0.25)
        .containsEntry("precision_at_5", 0.1)
        .containsEntry("precision_at_10", 0.05)
        .containsEntry("precision_at_25", 0.02)
        .containsEntry("coverage", 1.0);
  }

  @Test
  void reachesOneWhenEverythingIsFound() {
    Scorecard.Tally tally = new Scorecard.Tally();
    tally.add(List.of("a", "b"), Set.of("a", "b"));

    assertThat(tally.over(4).metrics())
        .containsAllEntriesOf(
            Map.of(
                "normalized_discounted_cumulative_gain_at_5", 1.0,
                "mean_reciprocal_rank_at_25", 1.0,
                "precision_at_5", 0.4,
                "coverage", 0.5));
  }

  @Test
  void namesEveryMetricEvenIfNothingWasAsked() {
    assertThat(new Scorecard.Tally().over(0))
        .isEqualTo(
            new Scorecard(
                0,
                0,
                Map.of(
                    "coverage", 0.0,
                    "mean_reciprocal_rank_at_25", 0.0,
                    "normalized_discounted_cumulative_gain_at_5", 0.0,
                    "normalized_discounted_cumulative_gain_at_10", 0.0,
                    "normalized_discounted_cumulative_gain_at_25", 0.0,
                    "precision_at_5", 0.0,
                    "precision_at_10", 0.0,
                    "precision_at_25", 0.0)));
  }

  @Test
  void asksWhatHasNotBeenMet() {
    Evaluation evaluation = Evaluation.leaveLastOut(INTERACTIONS, Optional.empty(), 100);

    evaluation.score(
        query -> {
          assertThat(query.allowed().test("a")).isFalse();
          assertThat(query.allowed().test("d")).isTrue();
          return List.of();
        });
  }
}
