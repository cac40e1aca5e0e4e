package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MinimumsTest {
  @Test
  void refusesFewerThanAThousandOfTheUseCasesEventType() {
    Interactions.Builder builder = views(1000, 100);
    for (int purchase = 0; purchase < 999; purchase++) {
      builder.add("user-" + purchase % 100, "item-1", purchase, "Purchase");
    }

    assertRefused(
        builder,
        UseCase.POPULAR_BY_PURCHASES,
        "Dataset has fewer than 1000 interactions after filtering by event type: Purchase");
  }

  @Test
  void refusesFewerThanAThousandInteractions() {
    assertRefused(
        views(999, 100), UseCase.RECOMMENDED_FOR_YOU, "Dataset has fewer than 1000 interactions");
    assertRefused(
        views(999, 100),
        UseCase.POPULAR_BY_VIEWS,
        "Dataset has fewer than 1000 interactions after filtering by event type: View");
  }

  @Test
  void refusesFewerThan25UsersWithTwoInteractions() {
    assertRefused(
        views(1000, 24),
        UseCase.RECOMMENDED_FOR_YOU,
        "Dataset has fewer than 25 users with at least 2 interactions each.");
  }

  @Test
  void refusesWhenLessThanAHundredthOfTheUsersCameTwice() {
    Interactions.Builder builder = views(50, 25);
    for (int user = 0; user < 2500; user++) {
      builder.add("guest-" + user, "item-1", user, "View");
    }

    assertRefused(
        builder,
        UseCase.RECOMMENDED_FOR_YOU,
        "Dataset has fewer than 1% of users with at least 2 interactions each.");
  }

  @Test
  void trainsWithExactlyTheMinimum() {
    assertThat(trainer(views(1000, 25)).train(UseCase.POPULAR_BY_VIEWS).metrics())
        .containsOnlyKeys(
            "coverage",
            "mean_reciprocal_rank_at_25",
            "normalized_discounted_cumulative_gain_at_5",
            "normalized_discounted_cumulative_gain_at_10",
            "normalized_discounted_cumulative_gain_at_25",
            "precision_at_5",
            "precision_at_10",
            "precision_at_25");
  }

  private static Interactions.Builder views(int views, int users) {
    Interactions.Builder builder = Interactions.builder();
    for (int view = 0; view < views; view++) {
      builder.add("user-" + view % users, "item-" + view % 37, view, "View");
    }
    return builder;
  }

  private static void assertRefused(Interactions.Builder builder, UseCase useCase, String message) {
    assertThatThrownBy(() -> trainer(builder).train(useCase))
        .isInstanceOf(TooLittleData.class)
        .hasMessage(message);
  }

  private static Trainer trainer(Interactions.Builder builder) {
    return new Trainer(builder.build(), Items.none(), Instant.ofEpochSecond(10_000));
  }
}
