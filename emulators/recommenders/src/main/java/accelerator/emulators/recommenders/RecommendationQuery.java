package accelerator.emulators.recommenders;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// A question to a recommender.
///
/// @param userId for whom; without one, or for an unknown one, personal answers are popular items
/// @param itemId the item that is looked at, for the related-items use cases
/// @param numResults at most so many items are answered; 0..500
/// @param allowed whether an item of this id may be answered, such as a caller's filter
public record RecommendationQuery(
    Optional<String> userId, Optional<String> itemId, int numResults, Predicate<String> allowed) {
  /// As many as GetRecommendations answers at most.
  public static final int MAXIMUM_RESULTS = 500;

  public RecommendationQuery {
    if (numResults < 0 || numResults > MAXIMUM_RESULTS) {
      throw new RecommenderException(
          String.format(
              Locale.ROOT, "numResults must be 0..%d, was %d", MAXIMUM_RESULTS, numResults));
    }
  }

  /// What a user may like.
  public static RecommendationQuery ofUser(String userId, int numResults) {
    return new RecommendationQuery(Optional.of(userId), Optional.empty(), numResults, _ -> true);
  }

  /// What goes with an item.
  public static RecommendationQuery ofItem(String itemId, int numResults) {
    return new RecommendationQuery(Optional.empty(), Optional.of(itemId), numResults, _ -> true);
  }
}
