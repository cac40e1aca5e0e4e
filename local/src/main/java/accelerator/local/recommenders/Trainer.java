package accelerator.local.recommenders;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Trains the recommenders of one set of interactions. What several use cases learn alike is
/// learned once and kept.
public final class Trainer {
  private static final double POPULAR_HALF_LIFE = Duration.ofDays(30).toSeconds();
  private static final float METADATA_SHARE = 0.2f;

  private final Interactions interactions;
  private final Items items;
  private final long now;
  private final Scratch.Pool scratches;
  private final Map<Optional<String>, Study> studies = new HashMap<>();

  /// @param now later interactions count as if they happened now
  public Trainer(Interactions interactions, Items items, Instant now) {
    this.interactions = interactions.withItems(items.byId().keySet());
    this.items = items;
    this.now = now.getEpochSecond();
    this.scratches = new Scratch.Pool(this.interactions.items());
  }

  /// Learns one use case. Where several recipes could do, that which answers best on held-back data
  /// is taken; its metrics there are the model's.
  ///
  /// @throws TooLittleData when the interactions are too few for it
  public synchronized Model train(UseCase useCase) {
    Minimums.check(interactions, useCase.eventType());
    Study study =
        studies.computeIfAbsent(
            useCase.eventType(), eventType -> Study.of(interactions.of(eventType)));
    Recipe best = Recipe.SPARSE;
    Optional<Scorecard> bestScore = Optional.empty();
    for (Recipe recipe : recipes(useCase)) {
      Interactions known = study.evaluation().known();
      Recommender recommender = recommender(useCase, known, scorer(useCase, study.known(), recipe));
      Scorecard score = study.evaluation().score(recommender);
      if (bestScore.isEmpty() || score.ndcgAt10() > bestScore.get().ndcgAt10()) {
        best = recipe;
        bestScore = Optional.of(score);
      }
    }
    Scorer scorer = scorer(useCase, study.learned(), best);
    return new Model(recommender(useCase, interactions, scorer), bestScore.orElseThrow().metrics());
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
          List.of(Recipe.SPARSE);
    };
  }

  private Scorer scorer(UseCase useCase, Lesson lesson, Recipe recipe) {
    return switch (useCase) {
      case RECOMMENDED_FOR_YOU, TOP_PICKS, VIEWED_X_ALSO_VIEWED, BECAUSE_YOU_WATCHED_X ->
          lesson.hybrid(recipe);
      case MORE_LIKE_X -> alike(lesson.hybrid(recipe));
      case BOUGHT_TOGETHER -> {
        Neighbours baskets = lesson.baskets();
        yield scratch -> baskets.addTo(scratch.total, scratch.history[0], 1);
      }
      case POPULAR_BY_VIEWS, POPULAR_BY_PURCHASES, MOST_POPULAR, TRENDING_NOW -> Scorer.none();
    };
  }

  private Scorer alike(Hybrid hybrid) {
    Neighbours likeness = Likeness.learn(items, interactions.itemIds());
    return scratch -> {
      hybrid.score(scratch);
      likeness.addTo(scratch.total, scratch.history[0], METADATA_SHARE);
    };
  }

  private Recommender recommender(UseCase useCase, Interactions past, Scorer scorer) {
    return new Answering(
        useCase, new Past(past, useCase.filteredType()), scorer, popular(useCase, past), scratches);
  }

  private int[] popular(UseCase useCase, Interactions past) {
    long newest = Popularity.newest(past, now);
    double[] ever =
        Popularity.decayed(past, Optional.empty(), Double.POSITIVE_INFINITY, newest, false);
    double[] lately =
        useCase == UseCase.TRENDING_NOW
            ? Popularity.growth(past, Duration.ofDays(1).toSeconds(), newest)
            : Popularity.decayed(
                past,
                useCase.eventType(),
                POPULAR_HALF_LIFE,
                newest,
                useCase == UseCase.MOST_POPULAR);
    return Popularity.ranking(lately, ever);
  }
}
