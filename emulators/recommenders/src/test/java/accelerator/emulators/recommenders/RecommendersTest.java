package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every use case promises, on a small shop that is at the same time a film library.
final class RecommendersTest {
  private static final String USER = PlantedShop.userId(5);
  private static final String ITEM = PlantedShop.itemId(3);

  private static final Map<UseCase, TrainedRecommender> RECOMMENDERS = new EnumMap<>(UseCase.class);
  private static Interactions interactions = Interactions.builder().build();

  @BeforeAll
  static void train() {
    PlantedShop shop = new PlantedShop(1, 400, 120);
    interactions = bothDomains(shop.interactions(2, 7_000));
    Trainer trainer =
        new Trainer(interactions, withColdItem(shop), Instant.ofEpochSecond(PlantedShop.END));
    for (UseCase useCase : UseCase.values()) {
      RECOMMENDERS.put(useCase, trainer.train(useCase).recommender());
    }
  }

  @ParameterizedTest
  @EnumSource
  void answersAsManyDistinctItemsAsAsked(UseCase useCase) {
    assertThat(ask(useCase, USER, ITEM, 25, _ -> true)).hasSize(25).doesNotHaveDuplicates();
    assertThat(ask(useCase, USER, ITEM, 0, _ -> true)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void answersOnlyWhatIsAllowed(UseCase useCase) {
    Predicate<String> allowed = itemId -> itemId.endsWith("7");

    assertThat(ask(useCase, USER, ITEM, 25, allowed)).isNotEmpty().allMatch(allowed);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"BOUGHT_TOGETHER", "VIEWED_X_ALSO_VIEWED", "BECAUSE_YOU_WATCHED_X", "MORE_LIKE_X"})
  void neverAnswersTheAskedItem(UseCase useCase) {
    assertThat(ask(useCase, USER, ITEM, 500, _ -> true)).isNotEmpty().doesNotContain(ITEM);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "VIEWED_X_ALSO_VIEWED",
        "RECOMMENDED_FOR_YOU",
        "BECAUSE_YOU_WATCHED_X",
        "MORE_LIKE_X",
        "TOP_PICKS"
      })
  void neverAnswersWhatItFiltersForTheUser(UseCase useCase) {
    Set<String> filtered = itemsOf(USER, useCase.filteredType().orElseThrow());

    assertThat(ask(useCase, USER, ITEM, 500, _ -> true))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(filtered);
  }

  @ParameterizedTest
  @EnumSource(names = {"RECOMMENDED_FOR_YOU", "TOP_PICKS"})
  void answersAnUnknownUserWithWhatIsPopular(UseCase useCase) {
    UseCase popular =
        useCase == UseCase.TOP_PICKS ? UseCase.RECOMMENDED_FOR_YOU : UseCase.TOP_PICKS;

    assertThat(ask(useCase, "unknown", ITEM, 10, _ -> true))
        .isEqualTo(ask(popular, "nobody", ITEM, 10, _ -> true))
        .isNotEqualTo(ask(useCase, USER, ITEM, 10, _ -> true));
  }

  @Test
  void answersAnUnknownItemWithWhatIsPopularOfTheEventType() {
    assertThat(ask(UseCase.VIEWED_X_ALSO_VIEWED, "unknown", "unknown", 10, _ -> true))
        .isEqualTo(ask(UseCase.POPULAR_BY_VIEWS, "unknown", "unknown", 10, _ -> true));
    assertThat(ask(UseCase.BOUGHT_TOGETHER, "unknown", "unknown", 10, _ -> true))
        .isEqualTo(ask(UseCase.POPULAR_BY_PURCHASES, "unknown", "unknown", 10, _ -> true));
  }

  @Test
  void comparesAFilmThatNobodyHasWatchedByItsMetadata() {
    assertThat(ask(UseCase.MORE_LIKE_X, "unknown", "cold", 5, _ -> true))
        .allMatch(itemId -> PlantedShop.category(PlantedShop.itemOf(itemId)) == 2);
    assertThat(ask(UseCase.MORE_LIKE_X, "unknown", PlantedShop.itemId(2), 100, _ -> true))
        .contains("cold");
  }

  @Test
  void listensToWhatAUserDoesAfterTheTraining() {
    TrainedRecommender recommender = recommender(UseCase.RECOMMENDED_FOR_YOU);
    RecommendationQuery query = RecommendationQuery.ofUser("newcomer", 10);
    List<UserEvent> since =
        List.of(
            new UserEvent("unknown", 1, "View"),
            new UserEvent(ITEM, 2, "View"),
            new UserEvent(PlantedShop.itemId(4), 3, "purchase"));

    List<String> answer = recommender.recommend(query, since);

    assertThat(answer).isNotEqualTo(recommender.recommend(query));
    assertThat(answer).contains(PlantedShop.itemId(shopSuccessor())).doesNotContain(ITEM);
    assertThat(recommender.recommend(RecommendationQuery.ofUser("newcomer", 500), since))
        .contains(ITEM)
        .doesNotContain(PlantedShop.itemId(4));
  }

  @Test
  void filtersTheNewestHundredEventsOfAUserOnly() {
    Interactions.Builder builder = Interactions.builder();
    for (int user = 0; user < 30; user++) {
      for (int item = 0; item < 150; item++) {
        builder.add(
            "user-" + user, String.format(Locale.ROOT, "item-%03d", item), item, "Purchase");
      }
    }
    Trainer trainer = new Trainer(builder.build(), Items.none(), Instant.ofEpochSecond(1000));

    assertThat(
            trainer
                .train(UseCase.RECOMMENDED_FOR_YOU)
                .recommender()
                .recommend(RecommendationQuery.ofUser("user-1", 500)))
        .hasSize(50)
        .allMatch(itemId -> itemId.compareTo("item-050") < 0);
  }

  @Test
  void answersSeveralThreadsAtOnceAsItDoesOne() {
    TrainedRecommender recommender = recommender(UseCase.RECOMMENDED_FOR_YOU);
    List<String> users =
        IntStream.range(0, interactions.users()).mapToObj(interactions.userIds()::id).toList();

    List<List<String>> atOnce =
        users.parallelStream()
            .map(userId -> recommender.recommend(RecommendationQuery.ofUser(userId, 25)))
            .toList();

    assertThat(atOnce)
        .isEqualTo(
            users.stream()
                .map(userId -> recommender.recommend(RecommendationQuery.ofUser(userId, 25)))
                .toList());
  }

  @Test
  void refusesMoreResultsThanTheServiceAnswers() {
    assertThatThrownBy(() -> RecommendationQuery.ofUser("anyone", 501))
        .isInstanceOf(RecommenderException.class)
        .hasMessage("numResults must be 0..500, was 501");
  }

  private static List<String> ask(
      UseCase useCase, String userId, String itemId, int numResults, Predicate<String> allowed) {
    return recommender(useCase)
        .recommend(
            new RecommendationQuery(Optional.of(userId), Optional.of(itemId), numResults, allowed));
  }

  private static TrainedRecommender recommender(UseCase useCase) {
    return Objects.requireNonNull(RECOMMENDERS.get(useCase));
  }

  private static int shopSuccessor() {
    return new PlantedShop(1, 400, 120).successors[PlantedShop.itemOf(ITEM)][0];
  }

  /// Every view is a film watched, too.
  private static Interactions bothDomains(Interactions shop) {
    Interactions.Builder builder = Interactions.builder();
    for (int user = 0; user < shop.users(); user++) {
      for (int row = shop.start(user); row < shop.start(user + 1); row++) {
        String itemId = shop.itemIds().id(shop.itemAt(row));
        boolean isView = shop.typeAt(row) == shop.indexOfType("View");
        String userId = shop.userIds().id(user);
        builder.add(userId, itemId, shop.timeAt(row), isView ? "View" : "Purchase");
        if (isView) {
          builder.add(userId, itemId, shop.timeAt(row), "Watch");
        }
      }
    }
    return builder.build();
  }

  private static Items withColdItem(PlantedShop shop) {
    Map<String, Map<String, String>> byId = new HashMap<>(shop.metadata().byId());
    byId.put("cold", Map.of("CATEGORY_L1", "category-2"));
    return new Items(byId);
  }

  private static Set<String> itemsOf(String userId, String eventType) {
    int user = interactions.userIds().find(userId).orElseThrow();
    List<String> items = new ArrayList<>();
    for (int row = interactions.start(user); row < interactions.start(user + 1); row++) {
      if (interactions.typeAt(row) == interactions.indexOfType(eventType)) {
        items.add(interactions.itemIds().id(interactions.itemAt(row)));
      }
    }
    return Set.copyOf(items);
  }
}
