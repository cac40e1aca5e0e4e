package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What must be found again of the laws planted into a shop of 2,000 users, 800 items and 50,000
/// views.
final class PlantedShopTest {
  private static final PlantedShop SHOP = new PlantedShop(1, 2_000, 800);
  private static final Interactions ALL = SHOP.interactions(101, 50_000);

  @Test
  void foreseesTheNextViewFarBetterThanPopularityAndNearlyAsWellAsOneCan() {
    Evaluation evaluation = Evaluation.leaveLastOut(ALL, Optional.of("View"), Integer.MAX_VALUE);
    Trainer trainer = trainer(evaluation.known());

    double popular = ndcg(trainer, UseCase.POPULAR_BY_VIEWS, evaluation);
    double recommended = ndcg(trainer, UseCase.RECOMMENDED_FOR_YOU, evaluation);
    double related = ndcg(trainer, UseCase.VIEWED_X_ALSO_VIEWED, evaluation);
    double oracle = evaluation.score(oracle(evaluation)).ndcgAt10();

    assertThat(recommended / popular).isGreaterThan(2.5);
    assertThat(recommended / oracle).isBetween(0.65, 1.0);
    assertThat(related / oracle).isBetween(0.65, 1.0);
  }

  @Test
  void findsWhatIsBoughtTogether() {
    TrainedRecommender recommender = trainer(ALL).train(UseCase.BOUGHT_TOGETHER).recommender();
    int found = 0;
    for (int item = 0; item < SHOP.items; item++) {
      List<String> answer =
          recommender.recommend(RecommendationQuery.ofItem(PlantedShop.itemId(item), 5));
      for (int partner : SHOP.partners[item]) {
        found += answer.contains(PlantedShop.itemId(partner)) ? 1 : 0;
      }
    }

    assertThat(found / 2.0 / SHOP.items).isGreaterThan(0.55);
  }

  @Test
  void findsWhatIsInFashion() {
    int inFashion = SHOP.burstingAt(PlantedShop.END).orElseThrow();

    assertThat(
            trainer(ALL)
                .train(UseCase.TRENDING_NOW)
                .recommender()
                .recommend(RecommendationQuery.ofUser("anyone", 10)))
        .contains(PlantedShop.itemId(inFashion));
  }

  @Test
  void givesTheSameAnswersAndMetricsEachTime() {
    Model one = trainer(ALL).train(UseCase.RECOMMENDED_FOR_YOU);
    Model other = trainer(ALL).train(UseCase.RECOMMENDED_FOR_YOU);

    assertThat(other.metrics()).isEqualTo(one.metrics());
    for (int user = 0; user < 100; user++) {
      RecommendationQuery query = RecommendationQuery.ofUser(PlantedShop.userId(user), 25);
      assertThat(other.recommender().recommend(query))
          .isEqualTo(one.recommender().recommend(query));
    }
  }

  private static Trainer trainer(Interactions interactions) {
    return new Trainer(interactions, SHOP.metadata(), Instant.ofEpochSecond(PlantedShop.END));
  }

  private static double ndcg(Trainer trainer, UseCase useCase, Evaluation evaluation) {
    return evaluation.score(trainer.train(useCase).recommender()).ndcgAt10();
  }

  /// Answers by the shop's true probabilities.
  private static TrainedRecommender oracle(Evaluation evaluation) {
    Map<String, Evaluation.Question> questions = new HashMap<>();
    evaluation.questions().forEach(question -> questions.put(question.userId(), question));
    return query -> {
      String userId = query.userId().orElseThrow();
      long time = Objects.requireNonNull(questions.get(userId)).epochSeconds();
      int user = Integer.parseInt(userId.substring("user-".length()));
      double[] chances = SHOP.nextProbabilities(user, lastViewed(userId, evaluation), time);
      return IntStream.range(0, SHOP.items)
          .boxed()
          .sorted(Comparator.comparingDouble(item -> -chances[item]))
          .map(PlantedShop::itemId)
          .filter(query.allowed())
          .limit(query.numResults())
          .toList();
    };
  }

  private static int lastViewed(String userId, Evaluation evaluation) {
    Interactions known = evaluation.known();
    int user = known.userIds().find(userId).orElseThrow();
    int row = known.start(user + 1) - 1;
    while (known.typeAt(row) != known.indexOfType("View")) {
      row--;
    }
    return PlantedShop.itemOf(known.itemIds().id(known.itemAt(row)));
  }
}
