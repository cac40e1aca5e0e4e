package accelerator.emulators.recommenders;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Trains the recommenders of one set of interactions. What several use cases learn alike is
/// learned once and kept.
public final class Trainer {
  /// Of 3 to 60 days and none at all, about two weeks foresees best what is viewed next in the
  /// tests' shop, whose fashions last a week.
  private static final double POPULAR_HALF_LIFE = Duration.ofDays(14).toSeconds();

  private final Interactions interactions;
  private final Items items;
  private final long now;
  private final Scratch.Pool scratches;
  private final Map<Optional<String>, TrainingSplit> studies = new HashMap<>();
  private Optional<Neighbours> likeness = Optional.empty();

  /// @param now later interactions count as if they happened now
  public Trainer(Interactions interactions, Items items, Instant now) {
    this.interactions = interactions.withItems(items.byId().keySet());
    this.items = items;
    this.now = now.getEpochSecond();
    scratches = new Scratch.Pool(this.interactions.items());
  }

  /// Learns one use case. Where several recipes could do, that which answers best on held-back data
  /// is taken; its metrics there are the model's.
  ///
  /// @throws TooLittleData when the interactions are too few for it
  public synchronized Model train(UseCase useCase) {
    Minimums.check(interactions, useCase.eventType());
    TrainingSplit study = study(useCase.eventType());
    Interactions known = study.evaluation().known();
    PopularItems popular = popular(useCase, known);
    Recipe best = Recipe.USUAL;
    Optional<Scorecard> bestScore = Optional.empty();
    for (Recipe recipe : recipes(useCase)) {
      Scorer scorer = scorer(useCase, study.known(), recipe);
      Scorecard score = study.evaluation().score(recommender(useCase, known, scorer, popular));
      if (bestScore.isEmpty() || score.ndcgAt10() > bestScore.get().ndcgAt10()) {
        best = recipe;
        bestScore = Optional.of(score);
      }
    }
    Scorer scorer = scorer(useCase, study.learned(), best);
    TrainedRecommender recommender =
        recommender(useCase, interactions, scorer, popular(useCase, interactions));
    return new Model(recommender, bestScore.orElseThrow().metrics());
  }

  private TrainingSplit study(Optional<String> eventType) {
    Optional<String> telling =
        eventType.filter(type -> interactions.countOf(type) < interactions.size());
    return studies.computeIfAbsent(telling, type -> TrainingSplit.of(interactions.of(type)));
  }

  private List<Recipe> recipes(UseCase useCase) {
    return switch (useCase) {
      case RECOMMENDED_FOR_YOU,
          TOP_PICKS,
          VIEWED_X_ALSO_VIEWED,
          BECAUSE_YOU_WATCHED_X,
          MORE_LIKE_X ->
          Recipe.of(interactions.items());
      case POPULAR_BY_VIEWS, POPULAR_BY_PURCHASES, MOST_POPULAR, TRENDING_NOW, BOUGHT_TOGETHER ->
          List.of(Recipe.USUAL);
    };
  }

  private Scorer scorer(UseCase useCase, LearnedAssociations lesson, Recipe recipe) {
    return switch (useCase) {
      case RECOMMENDED_FOR_YOU, TOP_PICKS, VIEWED_X_ALSO_VIEWED, BECAUSE_YOU_WATCHED_X ->
          lesson.hybrid(recipe);
      case MORE_LIKE_X -> alike(lesson.hybrid(recipe));
      case BOUGHT_TOGETHER -> lesson.boughtTogether();
      case POPULAR_BY_VIEWS, POPULAR_BY_PURCHASES, MOST_POPULAR, TRENDING_NOW -> Scorer.none();
    };
  }

  private Scorer alike(Hybrid hybrid) {
    Neighbours table =
        likeness.orElseGet(() -> MetadataSimilarity.learn(items, interactions.itemIds()));
    likeness = Optional.of(table);
    return new MetadataHybrid(hybrid, table);
  }

  private TrainedRecommender recommender(
      UseCase useCase, Interactions past, Scorer scorer, PopularItems popular) {
    return new UseCaseRecommender(
        useCase,
        new InteractionHistory(past, past.met(), useCase.filteredType()),
        ItemActivity.of(past, now).newest(),
        scorer,
        popular,
        now,
        scratches);
  }

  private PopularItems popular(UseCase useCase, Interactions past) {
    ItemActivity popularity = ItemActivity.of(past, now);
    return switch (useCase) {
      case TRENDING_NOW -> popularity.growing();
      case MOST_POPULAR -> popularity.byUsers(useCase.eventType(), POPULAR_HALF_LIFE);
      case POPULAR_BY_VIEWS,
          POPULAR_BY_PURCHASES,
          BOUGHT_TOGETHER,
          VIEWED_X_ALSO_VIEWED,
          RECOMMENDED_FOR_YOU,
          BECAUSE_YOU_WATCHED_X,
          MORE_LIKE_X,
          TOP_PICKS ->
          popularity.byEvents(useCase.eventType(), POPULAR_HALF_LIFE);
    };
  }
}
