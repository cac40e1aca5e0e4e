package accelerator.emulators.recommenders;

import java.util.List;

/// Answers questions with items. Safe for use by several threads at once.
@FunctionalInterface
public interface TrainedRecommender {
  /// Item ids, best first: distinct, at most as many as asked for, only allowed ones, never the
  /// asked item itself, nothing that the use case filters by itself. What the recommender does not
  /// know of its own is filled up with popular items.
  List<String> recommend(RecommendationQuery query);

  /// The same, when the user has done something since the training. Only the personal and the
  /// filtering use cases listen to it.
  ///
  /// @param sinceTraining the user's events, oldest first; those that were learned already are
  ///   passed over
  default List<String> recommend(RecommendationQuery query, List<UserEvent> sinceTraining) {
    return recommend(query);
  }

  /// Whether anybody had met an item when this was learned.
  default boolean hasMet(String itemId) {
    return true;
  }

  /// A copy that goes on counting with single events; this one stays as it is.
  ///
  /// @throws IllegalStateException when it was not trained by a {@link Trainer}
  default OnlineRecommender online() {
    throw new IllegalStateException("only what was trained can go on counting");
  }

  /// The time of the newest interaction that was learned.
  default long newestEpochSeconds() {
    return 0;
  }
}
