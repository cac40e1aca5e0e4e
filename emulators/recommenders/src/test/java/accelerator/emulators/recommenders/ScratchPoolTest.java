package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How much memory questions take that are asked at once.
final class ScratchPoolTest {
  private static final int ASKERS = 20;

  @Test
  void isLentToNoMoreQuestionsAtOnceThanItSays() {
    Scratch.Pool pool = new Scratch.Pool(10);
    Set<Scratch> lent = ConcurrentHashMap.newKeySet();
    AtomicInteger answered = new AtomicInteger();
    try (ExecutorService askers = Executors.newFixedThreadPool(ASKERS)) {
      for (int question = 0; question < 1000; question++) {
        askers.submit(
            () -> {
              Scratch scratch = pool.borrow();
              lent.add(scratch);
              Thread.yield();
              pool.giveBack(scratch);
              answered.incrementAndGet();
            });
      }
    }

    assertThat(answered).hasValue(1000);
    assertThat(lent).hasSizeLessThanOrEqualTo(Scratch.Pool.most());
  }

  @Test
  void isLentAgainWhenAQuestionHasFailed() {
    Trainer trainer =
        new Trainer(
            new PlantedShop(1, 100, 30).interactions(2, 3_000),
            Items.none(),
            Instant.ofEpochSecond(PlantedShop.END));
    TrainedRecommender recommender = trainer.train(UseCase.RECOMMENDED_FOR_YOU).recommender();
    int failures = 0;

    for (int question = 0; question < 2 * Scratch.Pool.most(); question++) {
      try {
        recommender.recommend(
            new RecommendationQuery(
                Optional.of("user-000001"),
                Optional.empty(),
                5,
                _ -> {
                  throw new IllegalArgumentException("a filter that fails");
                }));
      } catch (IllegalArgumentException _) {
        failures++;
      }
    }

    assertThat(failures).isEqualTo(2 * Scratch.Pool.most());
  }
}
