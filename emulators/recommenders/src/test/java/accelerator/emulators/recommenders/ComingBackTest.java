package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What becomes of the items that a user has met: the data decides, since people buy the same
/// coffee every week and watch a film once.
final class ComingBackTest {
  private static final int USERS = 200;
  private static final int ITEMS = 60;
  private static final int VISITS = 12;
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

  @Test
  void putsWhatUsersComeBackToFirst() {
    Model model = train(shop(true));

    List<String> answer = model.recommender().recommend(RecommendationQuery.ofUser("user-7", 3));

    assertThat(answer).containsExactlyInAnyOrderElementsOf(favourites(7));
    assertThat(model.metrics().get("mean_reciprocal_rank_at_25")).isGreaterThan(0.4);
  }

  @Test
  void putsWhatIsMetLastWhereNobodyComesBack() {
    Interactions library = shop(false);
    Model model = train(library);

    List<String> answer =
        model.recommender().recommend(RecommendationQuery.ofUser("user-7", ITEMS));

    Set<String> met =
        IntStream.range(0, VISITS).mapToObj(visit -> film(7, visit)).collect(Collectors.toSet());
    assertThat(answer.stream().map(met::contains).toList()).contains(true, false).isSorted();
  }

  @Test
  void listensToWhatIsMetAgainAfterTheTraining() {
    TrainedRecommender recommender = train(shop(true)).recommender();
    List<UserEvent> since =
        IntStream.range(0, 6)
            .mapToObj(visit -> new UserEvent(item(50 + visit % 2), 2_000 + visit, "View"))
            .toList();

    assertThat(recommender.recommend(RecommendationQuery.ofUser("newcomer", 2), since))
        .containsExactlyInAnyOrder(item(50), item(51));
  }

  @Test
  void countsWhatIsMetAgainAsWhatFollowsAndWhatGoesOnAsOneStep() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "a", 1, "View")
            .add("ann", "a", 2, "Purchase")
            .add("ann", "b", 3, "View")
            .add("ann", "a", 4, "View")
            .add("ann", "a", 5, "View")
            .build();
    Scores row = new Scores(2);

    SequentialRules.learn(interactions, TrainingParameters.standard()).addTo(row, 0, 1);

    assertThat(row.of(0)).isCloseTo((1 / 2f + 1 / 3f + 1) / (3 + 5), within(1e-6f));
    assertThat(row.of(1)).isCloseTo(1f / (3 + 5), within(1e-6f));
  }

  private static Model train(Interactions interactions) {
    return new Trainer(interactions, Items.none(), NOW).train(UseCase.RECOMMENDED_FOR_YOU);
  }

  /// Users who take one of three items of their own each time, or never see one twice.
  private static Interactions shop(boolean isRepeating) {
    Random random = new Random(1);
    Interactions.Builder builder = Interactions.builder();
    for (int user = 0; user < USERS; user++) {
      for (int visit = 0; visit < VISITS; visit++) {
        String itemId = isRepeating ? favourites(user).get(random.nextInt(3)) : film(user, visit);
        builder.add("user-" + user, itemId, visit * 100L + user, "View");
      }
    }
    return builder.build();
  }

  private static List<String> favourites(int user) {
    return List.of(item(user * 7 % ITEMS), item((user * 11 + 1) % ITEMS), item(user * 13 % 57));
  }

  private static String film(int user, int visit) {
    return item((user * 17 + visit * 7) % ITEMS);
  }

  private static String item(int number) {
    return String.format(Locale.ROOT, "item-%02d", number);
  }
}
