package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsRequest;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsResponse;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;
import software.amazon.awssdk.services.personalizeruntime.model.Promotion;

/// The recommenders of Amazon Personalize.
final class RuntimePersonalize implements Personalize {
  private final PersonalizeRuntimeClient client;

  RuntimePersonalize(PersonalizeRuntimeClient client) {
    this.client = client;
  }

  @Override
  public Answer ask(String recommenderArn, Question question, Collection<String> itemColumns) {
    GetRecommendationsRequest.Builder request =
        GetRecommendationsRequest.builder()
            .recommenderArn(recommenderArn)
            .numResults(question.numResults());
    question.userId().ifPresent(request::userId);
    question.itemId().ifPresent(request::itemId);
    question.filter().ifPresent(filter -> filtered(filter, request));
    question.promotion().ifPresent(promotion -> request.promotions(promoted(promotion)));
    if (!question.context().isEmpty()) {
      request.context(question.context());
    }
    List<String> columns = itemColumns.stream().limit(Registry.MOST_COLUMNS).sorted().toList();
    if (!columns.isEmpty()) {
      request.metadataColumns(Map.of("ITEMS", columns));
    }
    try {
      GetRecommendationsResponse response = client.getRecommendations(request.build());
      return ranking(response);
    } catch (AwsServiceException failure) {
      if (ServiceFault.isOfWhatWasSent(failure)) {
        throw new InvalidInput(
            "Personalize refused the question: "
                + ServiceFault.withoutArns(failure, "the recommender"));
      }
      return new Answer.Unavailable(ServiceFault.reason(failure), isPassing(failure));
    } catch (SdkException failure) {
      return new Answer.Unavailable(ServiceFault.reason(failure), isPassing(failure));
    } catch (RuntimeException failure) {
      // The JDK's connection throws a NullPointerException when a timeout takes it away.
      return new Answer.Unavailable(failure.getClass().getSimpleName(), false);
    }
  }

  private static void filtered(Question.Filter filter, GetRecommendationsRequest.Builder request) {
    request.filterArn(filter.arn());
    if (!filter.values().isEmpty()) {
      request.filterValues(filter.values());
    }
  }

  private static Promotion promoted(Question.Promotion promotion) {
    Promotion.Builder promoted =
        Promotion.builder()
            .name(promotion.name())
            .percentPromotedItems(promotion.percent())
            .filterArn(promotion.filter().arn());
    return promotion.filter().values().isEmpty()
        ? promoted.build()
        : promoted.filterValues(promotion.filter().values()).build();
  }

  private static Answer.Ranking ranking(GetRecommendationsResponse response) {
    List<Registry.Item> items = new ArrayList<>();
    Map<String, String> promotions = new HashMap<>();
    Map<String, Double> scores = new HashMap<>();
    for (PredictedItem item : response.itemList()) {
      items.add(new Registry.Item(item.itemId(), item.hasMetadata() ? item.metadata() : Map.of()));
      if (item.promotionName() != null) {
        promotions.put(item.itemId(), item.promotionName());
      }
      if (item.score() != null) {
        scores.put(item.itemId(), item.score());
      }
    }
    return new Answer.Ranking(
        Optional.ofNullable(response.recommendationId()), items, promotions, scores);
  }

  /// A fault of the service or the network may be over at once; being throttled, or told that
  /// something is not there, may not.
  private static boolean isPassing(SdkException failed) {
    return failed instanceof AwsServiceException refused
        ? refused.statusCode() >= 500 && !refused.isThrottlingException()
        : failed instanceof SdkClientException;
  }
}
