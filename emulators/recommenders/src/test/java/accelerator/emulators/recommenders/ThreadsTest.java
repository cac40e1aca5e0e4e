package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThreadsTest {
  private static final PlantedShop SHOP = new PlantedShop(3, 300, 90);

  @Test
  void changeNoAnswerAndNoFigure() {
    Map<UseCase, List<Object>> alone = learned(1);

    assertThat(learned(2)).isEqualTo(alone);
    assertThat(learned(5)).isEqualTo(alone);
  }

  private static Map<UseCase, List<Object>> learned(int threads) {
    Interactions.Builder builder = Interactions.builder();
    SHOP.visit(
        4,
        6000,
        "View",
        (user, item, time, type) -> {
          builder.add(PlantedShop.userId(user), PlantedShop.itemId(item), time, type);
          builder.add(PlantedShop.userId(user), PlantedShop.itemId(item), time, "Watch");
        });
    Trainer trainer =
        new Trainer(
            builder.build(),
            SHOP.metadata(),
            Instant.ofEpochSecond(PlantedShop.END),
            TrainingParameters.standard().withThreads(threads));
    Map<UseCase, List<Object>> learned = new EnumMap<>(UseCase.class);
    for (UseCase useCase : UseCase.values()) {
      Model model = trainer.train(useCase);
      List<Object> all = new ArrayList<>(List.of(model.metrics()));
      for (int user = 0; user < SHOP.users; user += 7) {
        RecommendationQuery query =
            new RecommendationQuery(
                Optional.of(PlantedShop.userId(user)),
                Optional.of(PlantedShop.itemId(user % SHOP.items)),
                25,
                _ -> true);
        all.add(model.recommender().recommend(query));
      }
      learned.put(useCase, all);
    }
    return learned;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void shareAllWork(int threads) {
    AtomicInteger sum = new AtomicInteger();

    new Parallel(threads).forEach(1000, () -> sum::addAndGet);

    assertThat(sum).hasValue(499_500);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void passOnWhateverOneOfThemThrows(int threads) {
    Error failure = new StackOverflowError("deep");

    assertThatThrownBy(
            () ->
                new Parallel(threads)
                    .forEach(
                        1000,
                        () ->
                            number -> {
                              if (number == 500) {
                                throw failure;
                              }
                            }))
        .isSameAs(failure);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void endWhenTheCallerIsInterrupted(int threads) {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> new Parallel(threads).forEach(1_000_000, () -> _ -> {}));
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void areAtLeastOne() {
    assertThatExceptionOfType(RecommenderException.class)
        .isThrownBy(() -> TrainingParameters.standard().withThreads(0))
        .withMessage("threads must be 1..1024, was 0");
  }
}
