package accelerator.core;

import static accelerator.core.Domain.ECOMMERCE;
import static accelerator.core.Domain.VIDEO_ON_DEMAND;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A use case of Amazon Personalize: what it learns from, what a question to it must name. The
/// facts are those of the use case pages of the Personalize developer guide.
public enum Recommender {
  MOST_VIEWED(ECOMMERCE, "most-viewed", "aws-ecomm-popular-items-by-views", "View", true, false),
  BEST_SELLERS(
      ECOMMERCE, "best-sellers", "aws-ecomm-popular-items-by-purchases", "Purchase", true, false),
  FREQUENTLY_BOUGHT_TOGETHER(
      ECOMMERCE,
      "frequently-bought-together",
      "aws-ecomm-frequently-bought-together",
      "Purchase",
      false,
      true),
  CUSTOMERS_WHO_VIEWED_X_ALSO_VIEWED(
      ECOMMERCE,
      "customers-who-viewed-x-also-viewed",
      "aws-ecomm-customers-who-viewed-x-also-viewed",
      "View",
      true,
      true),
  RECOMMENDED_FOR_YOU(
      ECOMMERCE, "recommended-for-you", "aws-ecomm-recommended-for-you", "", true, false),
  MOST_POPULAR(VIDEO_ON_DEMAND, "most-popular", "aws-vod-most-popular", "Watch", true, false),
  TRENDING_NOW(VIDEO_ON_DEMAND, "trending-now", "aws-vod-trending-now", "", false, false),
  BECAUSE_YOU_WATCHED_X(
      VIDEO_ON_DEMAND,
      "because-you-watched-x",
      "aws-vod-because-you-watched-x",
      "Watch",
      true,
      true),
  MORE_LIKE_X(VIDEO_ON_DEMAND, "more-like-x", "aws-vod-more-like-x", "", true, true),
  TOP_PICKS_FOR_YOU(VIDEO_ON_DEMAND, "top-picks-for-you", "aws-vod-top-picks", "", true, false);

  /// The events of its type that any recommender needs before it can train.
  public static final int MINIMUM_EVENTS = 1000;

  private final Domain domain;
  private final String key;
  private final String recipe;
  private final String eventType;
  private final boolean needsUserId;
  private final boolean needsItemId;

  Recommender(
      Domain domain,
      String key,
      String recipe,
      String eventType,
      boolean needsUserId,
      boolean needsItemId) {
    this.domain = domain;
    this.key = key;
    this.recipe = recipe;
    this.eventType = eventType;
    this.needsUserId = needsUserId;
    this.needsItemId = needsItemId;
  }

  public Domain domain() {
    return domain;
  }

  /// The use case's name in kebab case, such as `best-sellers`: in run inputs, routes and answers.
  @JsonValue
  public String key() {
    return key;
  }

  /// Recipes belong to the service: their ARN has neither region nor account.
  public String recipeArn(String partition) {
    return "arn:%s:personalize:::recipe/%s".formatted(partition, recipe);
  }

  /// The event type of which it needs {@link #MINIMUM_EVENTS}; none where events of any type count.
  public Optional<String> eventType() {
    return eventType.isEmpty() ? Optional.empty() : Optional.of(eventType);
  }

  /// Whether a question must name a user.
  public boolean needsUserId() {
    return needsUserId;
  }

  /// Whether a question must name an item.
  public boolean needsItemId() {
    return needsItemId;
  }

  /// The datasets without which Personalize does not train it.
  public List<Dataset> requiredDatasets() {
    return this == MORE_LIKE_X
        ? List.of(Dataset.INTERACTIONS, Dataset.ITEMS)
        : List.of(Dataset.INTERACTIONS);
  }

  /// Whether new items and a user's newest events reach its answers between trainings, and
  /// exploration can be set: the two personalised use cases.
  public boolean isPersonalised() {
    return this == RECOMMENDED_FOR_YOU || this == TOP_PICKS_FOR_YOU;
  }

  /// Whether two users may get different answers to the same question: those that are personalised
  /// or leave out what the user has bought or watched.
  public boolean answersByUser() {
    return switch (this) {
      case RECOMMENDED_FOR_YOU,
          CUSTOMERS_WHO_VIEWED_X_ALSO_VIEWED,
          BECAUSE_YOU_WATCHED_X,
          MORE_LIKE_X,
          TOP_PICKS_FOR_YOU ->
          true;
      case MOST_VIEWED, BEST_SELLERS, FREQUENTLY_BOUGHT_TOGETHER, MOST_POPULAR, TRENDING_NOW ->
          false;
    };
  }

  /// The recommender of a key.
  ///
  /// @throws InvalidInput when there is none of that name
  @JsonCreator
  public static Recommender of(String key) {
    return find(key)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "recommender must be one of %s, was '%s'"
                        .formatted(Arrays.stream(values()).map(Recommender::key).toList(), key)));
  }

  /// The recommender of a key, if there is one of that name.
  public static Optional<Recommender> find(String key) {
    for (Recommender recommender : values()) {
      if (recommender.key.equals(key)) {
        return Optional.of(recommender);
      }
    }
    return Optional.empty();
  }
}
