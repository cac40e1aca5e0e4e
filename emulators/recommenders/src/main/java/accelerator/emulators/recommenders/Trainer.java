package accelerator.emulators.recommenders;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Trains the recommenders of one set of interactions. What several use cases learn alike is
/// learned once and kept.
public final class Trainer {
  private final Learned learned;
  private final long now;

  /// What was found best for a use case, and how well it did.
  private record Tuned(Recipe recipe, Map<String, Double> metrics) {}

  /// What does not depend on the time: trainers of different times share it.
  private static final class Learned {
    private final Interactions interactions;
    private final Items items;
    private final TrainingParameters parameters;
    private final Scratch.Pool scratches;
    private final Map<Optional<String>, TrainingSplit> splits = new HashMap<>();
    private final Map<UseCase, Tuned> tuned = new EnumMap<>(UseCase.class);
    private Optional<Neighbours> similarity = Optional.empty();

    Learned(Interactions interactions, Items items, TrainingParameters parameters) {
      this.interactions = interactions.withItems(items.byId().keySet());
      this.items = items;
      this.parameters = parameters;
      this.scratches = new Scratch.Pool(this.interactions.items());
    }

    TrainingSplit split(Optional<String> eventType) {
      return splits.computeIfAbsent(telling(eventType), type -> split(interactions.of(type)));
    }

    private TrainingSplit split(Interactions some) {
      TrainingMemory.ofLearning(some, parameters).demand();
      return TrainingSplit.of(some, parameters);
    }

    /// An event type, if there are others beside it.
    Optional<String> telling(Optional<String> eventType) {
      return eventType.filter(type -> interactions.countOf(type) < interactions.size());
    }

    Neighbours similarity() {
      Neighbours table =
          similarity.orElseGet(
              () -> MetadataSimilarity.learn(items, interactions.itemIds(), parameters));
      similarity = Optional.of(table);
      return table;
    }
  }

  /// A trainer with {@link TrainingParameters#standard}.
  ///
  /// @param now later interactions count as if they happened now
  public Trainer(Interactions interactions, Items items, Instant now) {
    this(interactions, items, now, TrainingParameters.standard());
  }

  /// @param now later interactions count as if they happened now
  public Trainer(
      Interactions interactions, Items items, Instant now, TrainingParameters parameters) {
    this(new Learned(interactions, items, parameters), now);
  }

  private Trainer(Learned learned, Instant now) {
    this.learned = learned;
    this.now = now.getEpochSecond();
  }

  /// The same at another time. Both share what they learn, but for what is popular at their time.
  public Trainer at(Instant time) {
    return new Trainer(learned, time);
  }

  /// Learns one use case. Of many recipes that which answers best on held-back data is taken; its
  /// metrics there are the model's.
  ///
  /// @throws TooLittleData when the interactions are too few for it
  /// @throws TooLargeData when they are more than fits into memory
  /// @throws java.util.concurrent.CancellationException when this thread is interrupted
  public Model train(UseCase useCase) {
    synchronized (learned) {
      return learn(useCase);
    }
  }

  private Model learn(UseCase useCase) {
    Minimums.check(learned.interactions, useCase.eventType());
    TrainingSplit split = learned.split(useCase.eventType());
    Tuned tuned = tuned(useCase, split);
    Interactions all = learned.interactions;
    Scorer scorer = scorer(useCase, split.learned(), tuned.recipe());
    return new Model(recommender(useCase, all, scorer, popular(useCase, all)), tuned.metrics());
  }

  /// The recipe of a use case and how well it does. Use cases that go by the same tables are tuned
  /// together, so that the tables for measuring need not be kept.
  private Tuned tuned(UseCase useCase, TrainingSplit split) {
    if (!usesTables(useCase)) {
      return tune(useCase, split, split.known(learned.parameters));
    }
    if (!learned.tuned.containsKey(useCase)) {
      LearnedAssociations associations = split.known(learned.parameters);
      alike(useCase).forEach(each -> learned.tuned.put(each, tune(each, split, associations)));
    }
    return Objects.requireNonNull(learned.tuned.get(useCase));
  }

  private List<UseCase> alike(UseCase useCase) {
    return Arrays.stream(UseCase.values())
        .filter(each -> each.domain() == useCase.domain() && usesTables(each))
        .filter(
            each -> learned.telling(each.eventType()).equals(learned.telling(useCase.eventType())))
        .toList();
  }

  private Tuned tune(UseCase useCase, TrainingSplit split, LearnedAssociations associations) {
    Recipe recipe = Recipe.usual(learned.parameters);
    if (usesTables(useCase)) {
      Questioner questioner = questioner(useCase, split);
      recipe =
          new Tuner(split.rehearsal(), associations, questioner, learned.parameters)
              .best(split.regularisations(learned.parameters));
    }
    Interactions known = split.rehearsal().known();
    Scorer scorer = scorer(useCase, associations, recipe);
    TrainedRecommender tried = recommender(useCase, known, scorer, popular(useCase, known));
    Scorecard score = split.evaluation().score(tried, learned.parameters.parallel());
    return new Tuned(recipe, score.metrics());
  }

  private Questioner questioner(UseCase useCase, TrainingSplit split) {
    Interactions all = split.rehearsal().all();
    Scorer beside =
        useCase == UseCase.MORE_LIKE_X
            ? scratch ->
                learned
                    .similarity()
                    .addTo(scratch.total, scratch.history[0], learned.parameters.metadataShare())
            : Scorer.none();
    return new Questioner(
        all,
        new InteractionHistory(all, new boolean[0], useCase.filteredType()),
        !useCase.needsItemId(),
        beside,
        learned.scratches);
  }

  private static boolean usesTables(UseCase useCase) {
    return switch (useCase) {
      case RECOMMENDED_FOR_YOU,
          TOP_PICKS,
          VIEWED_X_ALSO_VIEWED,
          BECAUSE_YOU_WATCHED_X,
          MORE_LIKE_X ->
          true;
      case POPULAR_BY_VIEWS, POPULAR_BY_PURCHASES, MOST_POPULAR, TRENDING_NOW, BOUGHT_TOGETHER ->
          false;
    };
  }

  private Scorer scorer(UseCase useCase, LearnedAssociations associations, Recipe recipe) {
    return switch (useCase) {
      case RECOMMENDED_FOR_YOU, TOP_PICKS, VIEWED_X_ALSO_VIEWED, BECAUSE_YOU_WATCHED_X ->
          associations.hybrid(recipe);
      case MORE_LIKE_X ->
          new MetadataHybrid(
              associations.hybrid(recipe),
              learned.similarity(),
              learned.parameters.metadataShare());
      case BOUGHT_TOGETHER -> associations.boughtTogether();
      case POPULAR_BY_VIEWS, POPULAR_BY_PURCHASES, MOST_POPULAR, TRENDING_NOW -> Scorer.none();
    };
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
        learned.scratches);
  }

  private PopularItems popular(UseCase useCase, Interactions past) {
    ItemActivity popularity = ItemActivity.of(past, now);
    double halfLife = learned.parameters.popularHalfLife().toMillis() / 1000.0;
    return switch (useCase) {
      case TRENDING_NOW -> popularity.growing();
      case MOST_POPULAR -> popularity.byUsers(useCase.eventType(), halfLife);
      case POPULAR_BY_VIEWS,
          POPULAR_BY_PURCHASES,
          BOUGHT_TOGETHER,
          VIEWED_X_ALSO_VIEWED,
          RECOMMENDED_FOR_YOU,
          BECAUSE_YOU_WATCHED_X,
          MORE_LIKE_X,
          TOP_PICKS ->
          popularity.byEvents(useCase.eventType(), halfLife);
    };
  }
}
