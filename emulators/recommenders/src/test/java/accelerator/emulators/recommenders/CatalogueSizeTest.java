package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an event and the question after it take does not grow with the catalogue. It is counted in
/// bytes: whoever copies a list of all items allocates it.
final class CatalogueSizeTest {
  private static final int EVENTS = 200;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Where a list of all items, four bytes each, is far beyond what an event takes.
  private static final int LARGE = 40_000;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRENDING_NOW")
  void costsAnEventForAnUnseenItemNothing(UseCase useCase) {
    assertThat(bytesOfAnEvent(useCase, LARGE))
        .isLessThan(2 * bytesOfAnEvent(useCase, 500) + 10_000);
  }

  private static long bytesOfAnEvent(UseCase useCase, int items) {
    PlantedShop shop = new PlantedShop(1, 300, 200);
    InteractionLog log = new InteractionLog();
    String view = useCase.domain() == RecommenderDomain.ECOMMERCE ? "View" : "Watch";
    shop.visit(
        2,
        6000,
        view,
        (user, item, time, type) ->
            log.add(PlantedShop.userId(user), PlantedShop.itemId(item), time, type));
    for (int item = 0; item < items; item++) {
      String type = useCase.eventType().orElse(view);
      log.add("of-few-" + item / 10, "known-" + item, PlantedShop.START + item, type);
    }
    Map<String, Map<String, String>> catalogue = new HashMap<>();
    for (int item = 0; item < 2 * EVENTS; item++) {
      catalogue.put(unseen(item), Map.of("CATEGORY_L1", "kind-" + item % 9));
    }
    OnlineRecommender online = trained(useCase, log, catalogue);
    long time = PlantedShop.END;
    long before = 0;
    for (int event = -EVENTS; event < EVENTS; event++) {
      if (event == 0) {
        before = THREADS.getCurrentThreadAllocatedBytes();
      }
      String user = PlantedShop.userId(Math.floorMod(event, 300));
      String item = unseen(event + EVENTS);
      String type = useCase.eventType().orElse(view);
      online.observe(user, new UserEvent(item, ++time, type), time);
      online.publish();
      online.recommend(
          new RecommendationQuery(Optional.of(user), Optional.of(item), 25, _ -> true));
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / EVENTS;
  }

  /// A row of a table has up to 800 others, eight bytes each, of which 200 were learned.
  @Test
  void costsAnEventForAnItemWithALongRowNoCopyOfIt() {
    InteractionLog log = new InteractionLog();
    for (int user = 0; user < 3000; user++) {
      log.add("fan-" + user, "popular", PlantedShop.START, "View");
      log.add("fan-" + user, "known-" + user, PlantedShop.START + 60, "View");
    }
    OnlineRecommender online = trained(UseCase.RECOMMENDED_FOR_YOU, log, Map.of());
    long time = PlantedShop.END;
    long before = 0;
    for (int event = -2000; event < 1000; event++) {
      if (event == 0) {
        before = THREADS.getCurrentThreadAllocatedBytes();
      }
      String user = "new-" + event;
      online.observe(user, new UserEvent("popular", ++time, "View"), time);
      online.observe(user, new UserEvent("known-" + (event + 2000), ++time, "View"), time);
    }

    assertThat((THREADS.getCurrentThreadAllocatedBytes() - before) / 1000).isLessThan(3_000);
  }

  private static OnlineRecommender trained(
      UseCase useCase, InteractionLog log, Map<String, Map<String, String>> catalogue) {
    TrainingParameters parameters =
        TrainingParameters.standard().withThreads(1).withLinearModel(300, Duration.ZERO);
    return new Trainer(
            Interactions.of(List.of(log), Set.of()),
            new Items(catalogue),
            Instant.ofEpochSecond(PlantedShop.END),
            parameters)
        .train(useCase)
        .recommender()
        .online();
  }

  private static String unseen(int item) {
    return String.format(Locale.ROOT, "unseen-%05d", item);
  }
}
