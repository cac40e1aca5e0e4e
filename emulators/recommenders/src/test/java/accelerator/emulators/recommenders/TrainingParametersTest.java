package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TrainingParametersTest {
  private static final TrainingParameters STANDARD = TrainingParameters.standard();

  /// A change of a parameter.
  private interface Change {
    TrainingParameters of(TrainingParameters parameters);
  }

  private static Arguments refused(Change change, String message) {
    return Arguments.of(change, message);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused(each -> each.withNeighbours(0), "neighbours must be 1..10000, was 0"),
        refused(each -> each.withReach(1001), "reach must be 1..1000, was 1001"),
        refused(
            each -> each.withShrinkage(-1, 1), "followingShrinkage must be 0 or more, was -1.0"),
        refused(
            each -> each.withShrinkage(1, Float.NaN),
            "similarShrinkage must be 0 or more, was NaN"),
        refused(
            each -> each.withLinearModel(0, Duration.ofSeconds(1)),
            "regularisation must be above 0, was 0.0"),
        refused(
            each -> each.withLinearModel(1, Duration.ofSeconds(-1)),
            "linearTime must be 0 or more, was PT-1S"),
        refused(each -> each.withShares(1.5f, 0), "followingShare must be 0..1, was 1.5"),
        refused(each -> each.withShares(1, -1), "metadataShare must be 0 or more, was -1.0"),
        refused(
            each -> each.withOrderGap(Duration.ofSeconds(-1)),
            "orderGap must be 0 or more, was PT-1S"),
        refused(
            each -> each.withPopularHalfLife(Duration.ZERO),
            "popularHalfLife must be above 0, was PT0S"),
        refused(each -> each.withQuestions(0), "questions must be 1..1000000, was 0"),
        refused(each -> each.withThreads(0), "threads must be 1..1024, was 0"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuseWhatCannotBeByNameAndValue(Change change, String message) {
    assertThatExceptionOfType(RecommenderException.class)
        .isThrownBy(() -> change.of(STANDARD))
        .withMessage(message);
  }

  @Test
  void decideWhatIsLearned() {
    Interactions.Builder builder = Interactions.builder();
    for (int user = 0; user < 100; user++) {
      for (int step = 0; step < 12; step++) {
        builder.add("user-" + user, "item-" + (user + step) % 40, step * 60L, "Purchase");
      }
    }
    Interactions interactions = builder.build();

    List<String> near = boughtTogether(interactions, STANDARD.withOrderGap(Duration.ofSeconds(1)));
    List<String> far = boughtTogether(interactions, STANDARD.withOrderGap(Duration.ofMinutes(1)));

    assertThat(near).as("no order has two items: what is popular").isNotEqualTo(far);
    assertThat(far)
        .hasSize(3)
        .allMatch(List.of("item-19", "item-21", "item-18", "item-22")::contains);
  }

  private static List<String> boughtTogether(
      Interactions interactions, TrainingParameters parameters) {
    return new Trainer(interactions, Items.none(), Instant.ofEpochSecond(10_000), parameters)
        .train(UseCase.BOUGHT_TOGETHER)
        .recommender()
        .recommend(RecommendationQuery.ofItem("item-20", 3));
  }
}
