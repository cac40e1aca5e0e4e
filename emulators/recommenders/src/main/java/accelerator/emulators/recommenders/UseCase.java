package accelerator.emulators.recommenders;

import static accelerator.emulators.recommenders.RecommenderDomain.ECOMMERCE;
import static accelerator.emulators.recommenders.RecommenderDomain.VIDEO_ON_DEMAND;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A use case of Amazon Personalize's two domains: what it learns from, what a question to it must
/// name, what it leaves out of its answers. The facts are those of the developer guide's use case
/// pages.
public enum UseCase {
  POPULAR_BY_VIEWS(
      ECOMMERCE, "most-viewed", "aws-ecomm-popular-items-by-views", "View", "", Named.USER),
  POPULAR_BY_PURCHASES(
      ECOMMERCE,
      "best-sellers",
      "aws-ecomm-popular-items-by-purchases",
      "Purchase",
      "",
      Named.USER),
  BOUGHT_TOGETHER(
      ECOMMERCE,
      "frequently-bought-together",
      "aws-ecomm-frequently-bought-together",
      "Purchase",
      "",
      Named.ITEM),
  VIEWED_X_ALSO_VIEWED(
      ECOMMERCE,
      "customers-who-viewed-x-also-viewed",
      "aws-ecomm-customers-who-viewed-x-also-viewed",
      "View",
      "Purchase",
      Named.BOTH),
  RECOMMENDED_FOR_YOU(
      ECOMMERCE,
      "recommended-for-you",
      "aws-ecomm-recommended-for-you",
      "",
      "Purchase",
      Named.USER),
  MOST_POPULAR(VIDEO_ON_DEMAND, "most-popular", "aws-vod-most-popular", "Watch", "", Named.USER),
  TRENDING_NOW(VIDEO_ON_DEMAND, "trending-now", "aws-vod-trending-now", "", "", Named.NEITHER),
  BECAUSE_YOU_WATCHED_X(
      VIDEO_ON_DEMAND,
      "because-you-watched-x",
      "aws-vod-because-you-watched-x",
      "Watch",
      "Watch",
      Named.BOTH),
  MORE_LIKE_X(VIDEO_ON_DEMAND, "more-like-x", "aws-vod-more-like-x", "", "Watch", Named.BOTH),
  TOP_PICKS(VIDEO_ON_DEMAND, "top-picks-for-you", "aws-vod-top-picks", "", "Watch", Named.USER);

  /// The events of its type that any use case needs before it can train.
  public static final int MINIMUM_EVENTS = 1000;

  /// What a question must name.
  private enum Named {
    NEITHER,
    USER,
    ITEM,
    BOTH
  }

  private final RecommenderDomain domain;
  private final String key;
  private final String recipe;
  private final String eventType;
  private final String filteredType;
  private final Named named;

  UseCase(
      RecommenderDomain domain,
      String key,
      String recipe,
      String eventType,
      String filteredType,
      Named named) {
    this.domain = domain;
    this.key = key;
    this.recipe = recipe;
    this.eventType = eventType;
    this.filteredType = filteredType;
    this.named = named;
  }

  /// The use case of a recipe such as `arn:aws:personalize:::recipe/aws-vod-top-picks`, in whatever
  /// partition.
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

  public RecommenderDomain domain() {
    return domain;
  }

  /// The developer guide's name in kebab case, such as `best-sellers`.
  public String key() {
    return key;
  }

  /// The ARN of its recipe. Recipes belong to the service: there is neither region nor account.
  ///
  /// @param partition such as `aws`
  public String recipeArn(String partition) {
    return "arn:%s:personalize:::recipe/%s".formatted(partition, recipe);
  }

  /// The only event type it learns from, of which it needs {@link #MINIMUM_EVENTS}; none when
  /// events of every type count.
  public Optional<String> eventType() {
    return eventType.isEmpty() ? Optional.empty() : Optional.of(eventType);
  }

  /// The event type whose items are never answered to the user they are of, if there is one.
  public Optional<String> filteredType() {
    return filteredType.isEmpty() ? Optional.empty() : Optional.of(filteredType);
  }

  /// Whether a question must name a user.
  public boolean needsUserId() {
    return named == Named.USER || named == Named.BOTH;
  }

  /// Whether a question must name an item. Without one it is answered with popular items.
  public boolean needsItemId() {
    return named == Named.ITEM || named == Named.BOTH;
  }

  /// The datasets without which the service does not train it.
  public List<DatasetType> requiredDatasets() {
    return this == MORE_LIKE_X
        ? List.of(DatasetType.INTERACTIONS, DatasetType.ITEMS)
        : List.of(DatasetType.INTERACTIONS);
  }

  /// Whether its answers explore new items: the two that are for one user and no item.
  public boolean isPersonalised() {
    return this == RECOMMENDED_FOR_YOU || this == TOP_PICKS;
  }
}
