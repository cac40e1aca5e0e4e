package accelerator.emulators.recommenders;

import java.util.Arrays;
import java.util.Optional;

/// A use case of Amazon Personalize's two domains, with the event types it counts and filters, as
/// the developer guide's use case pages list them.
public enum UseCase {
  POPULAR_BY_VIEWS("aws-ecomm-popular-items-by-views", "View", ""),
  POPULAR_BY_PURCHASES("aws-ecomm-popular-items-by-purchases", "Purchase", ""),
  BOUGHT_TOGETHER("aws-ecomm-frequently-bought-together", "Purchase", ""),
  VIEWED_X_ALSO_VIEWED("aws-ecomm-customers-who-viewed-x-also-viewed", "View", "Purchase"),
  RECOMMENDED_FOR_YOU("aws-ecomm-recommended-for-you", "", "Purchase"),
  MOST_POPULAR("aws-vod-most-popular", "Watch", ""),
  TRENDING_NOW("aws-vod-trending-now", "", ""),
  BECAUSE_YOU_WATCHED_X("aws-vod-because-you-watched-x", "Watch", "Watch"),
  MORE_LIKE_X("aws-vod-more-like-x", "", "Watch"),
  TOP_PICKS("aws-vod-top-picks", "", "Watch");

  private final String recipe;
  private final String eventType;
  private final String filteredType;

  UseCase(String recipe, String eventType, String filteredType) {
    this.recipe = recipe;
    this.eventType = eventType;
    this.filteredType = filteredType;
  }

  /// The use case of a recipe such as `arn:aws:personalize:::recipe/aws-vod-top-picks`.
  ///
  /// @throws RecommenderException when no domain use case has that recipe
  public static UseCase ofRecipeArn(String arn) {
    return Arrays.stream(values())
        .filter(useCase -> arn.endsWith(":recipe/" + useCase.recipe))
        .findFirst()
        .orElseThrow(
            () ->
                new RecommenderException(
                    "recipe must be one of a domain's, was '%s'".formatted(arn)));
  }

  /// The only event type it learns from; none when events of every type count.
  public Optional<String> eventType() {
    return eventType.isEmpty() ? Optional.empty() : Optional.of(eventType);
  }

  /// The event type whose items are never answered to the user they are of, if there is one.
  public Optional<String> filteredType() {
    return filteredType.isEmpty() ? Optional.empty() : Optional.of(filteredType);
  }

  /// Whether a question needs an item to be answered with more than popular ones.
  public boolean isAboutAnItem() {
    return switch (this) {
      case BOUGHT_TOGETHER, VIEWED_X_ALSO_VIEWED, BECAUSE_YOU_WATCHED_X, MORE_LIKE_X -> true;
      case POPULAR_BY_VIEWS,
          POPULAR_BY_PURCHASES,
          RECOMMENDED_FOR_YOU,
          MOST_POPULAR,
          TRENDING_NOW,
          TOP_PICKS ->
          false;
    };
  }
}
