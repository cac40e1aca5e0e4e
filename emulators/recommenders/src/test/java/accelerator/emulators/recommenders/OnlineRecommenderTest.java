package accelerator.emulators.recommenders;

import static accelerator.emulators.recommenders.ToldEvents.ALL;
import static accelerator.emulators.recommenders.ToldEvents.FIRST;
import static accelerator.emulators.recommenders.ToldEvents.ITEMS;
import static accelerator.emulators.recommenders.ToldEvents.REST;
import static accelerator.emulators.recommenders.ToldEvents.everybodys;
import static accelerator.emulators.recommenders.ToldEvents.interactions;
import static accelerator.emulators.recommenders.ToldEvents.told;
import static accelerator.emulators.recommenders.ToldEvents.trained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import accelerator.emulators.recommenders.ToldEvents.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Learning a part and being told of the rest comes to what learning everything does.
final class OnlineRecommenderTest {
  @ParameterizedTest
  @EnumSource(names = {"POPULAR_BY_VIEWS", "POPULAR_BY_PURCHASES"})
  void countsEventsAsATrainingWould(UseCase useCase) {
    assertThat(everybodys(told(useCase, FIRST, REST)))
        .isEqualTo(everybodys(trained(useCase, ALL)))
        .isNotEqualTo(everybodys(trained(useCase, FIRST)));
  }

  @Test
  void countsAUserOfAnItemOnce() {
    List<Told> watched =
        ALL.stream()
            .map(
                told ->
                    new Told(
                        told.user(),
                        new UserEvent(told.event().itemId(), told.event().epochSeconds(), "Watch")))
            .toList();

    assertThat(
            everybodys(
                told(
                    UseCase.MOST_POPULAR,
                    watched.subList(0, 5_000),
                    watched.subList(5_000, watched.size()))))
        .isEqualTo(everybodys(trained(UseCase.MOST_POPULAR, watched)));
  }

  @Test
  void leavesWhatWasLearnedAsItIs() {
    TrainedRecommender learned = trained(UseCase.POPULAR_BY_VIEWS, FIRST);
    List<String> before = everybodys(learned);
    OnlineRecommender online = learned.online();
    REST.forEach(told -> online.observe(told.user(), told.event(), Long.MAX_VALUE));
    online.publish();

    assertThat(everybodys(learned)).isEqualTo(before).isNotEqualTo(everybodys(online));
  }

  @ParameterizedTest
  @EnumSource
  void countsNothingThatWasLearned(UseCase useCase) {
    List<Told> events =
        ALL.stream()
            .flatMap(
                told ->
                    List.of(
                        told,
                        new Told(
                            told.user(),
                            new UserEvent(
                                told.event().itemId(), told.event().epochSeconds(), "Watch")))
                        .stream())
            .toList();
    TrainedRecommender learned = trained(useCase, events);
    OnlineRecommender online = told(useCase, events, events);

    for (String item : List.of("i00", "i07", "i39")) {
      RecommendationQuery query =
          new RecommendationQuery(Optional.of("u1"), Optional.of(item), 40, _ -> true);
      assertThat(online.recommend(query)).isEqualTo(learned.recommend(query));
    }
  }

  @Test
  void knowsNewOrdersAsATrainingWould() {
    OnlineRecommender online = told(UseCase.BOUGHT_TOGETHER, FIRST, REST);
    TrainedRecommender learned = trained(UseCase.BOUGHT_TOGETHER, ALL);
    Told last =
        REST.reversed().stream()
            .filter(told -> told.event().eventType().equals("Purchase"))
            .findFirst()
            .orElseThrow();

    RecommendationQuery query = RecommendationQuery.ofItem(last.event().itemId(), 40);

    assertThat(online.recommend(query)).isEqualTo(learned.recommend(query));
  }

  @Test
  void bindsTwoItemsThatAreBoughtAgainAndAgain() {
    OnlineRecommender online = trained(UseCase.BOUGHT_TOGETHER, FIRST).online();
    long time = FIRST.getLast().event().epochSeconds();
    for (int order = 0; order < 200; order++) {
      time += 1000;
      online.observe("new" + order, new UserEvent("i10", time, "Purchase"), time);
      online.observe("new" + order, new UserEvent("i30", time + 60, "Purchase"), time + 60);
    }

    assertThat(online.recommend(RecommendationQuery.ofItem("i10", 5))).first().isEqualTo("i30");
  }

  @ParameterizedTest
  @ValueSource(floats = {5, 60})
  void countsWhatFollowsAsATrainingWould(float shrinkage) {
    TrainingParameters usual = TrainingParameters.standard();
    TrainingParameters wanted = usual.withShrinkage(shrinkage, 20);
    Interactions part = interactions(FIRST).withItems(itemIds());
    Interactions whole = interactions(ALL).withItems(itemIds());
    InteractionHistory past = new InteractionHistory(part, part.met(), Optional.empty());
    List<EventObserver> observers = new ArrayList<>();
    Hybrid going =
        (Hybrid)
            new LearnedAssociations(part, usual)
                .hybrid(Recipe.usual(usual).withShrinkage(shrinkage))
                .online(past, Optional.empty(), observers);
    Associations growing = going.following();
    for (Told told : REST) {
      int item = part.itemIds().find(told.event().itemId()).orElseThrow();
      observers.forEach(each -> each.observe(told.user(), item, told.event(), true));
    }
    Neighbours learned = SequentialRules.learn(whole, wanted);

    for (int item = 0; item < whole.items(); item++) {
      Map<Integer, Float> expected = row(learned, item, whole.items());
      Map<Integer, Float> found = row(growing, item, whole.items());
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      found.forEach(
          (follower, weight) ->
              assertThat(weight).isCloseTo(expected.get(follower), within(1e-4f)));
    }
  }

  private static List<String> itemIds() {
    return IntStream.range(0, ITEMS)
        .mapToObj(nth -> String.format(Locale.ROOT, "i%02d", nth))
        .toList();
  }

  private static Map<Integer, Float> row(Associations table, int item, int items) {
    Scores scores = new Scores(items);
    table.addTo(scores, item, 1);
    Map<Integer, Float> row = new HashMap<>();
    for (int nth = 0; nth < scores.count(); nth++) {
      row.put(scores.item(nth), scores.of(scores.item(nth)));
    }
    return row;
  }
}
