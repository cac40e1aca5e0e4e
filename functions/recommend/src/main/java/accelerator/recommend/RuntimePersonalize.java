package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Registry;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsRequest;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsResponse;
import software.amazon.awssdk.services.personalizeruntime.model.InvalidInputException;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;
import software.amazon.awssdk.services.personalizeruntime.model.Promotion;
import software.amazon.awssdk.services.personalizeruntime.model.ResourceNotFoundException;

/// The recommenders of Amazon Personalize. Each question is one attempt.
final class RuntimePersonalize implements Personalize {
  private static final String PROMOTION = "promotion";

  private final PersonalizeRuntimeClient client;

  RuntimePersonalize(PersonalizeRuntimeClient client) {
    this.client = client;
  }

  @Override
  public Answer ask(Inquiry inquiry) {
    try {
      GetRecommendationsResponse response = client.getRecommendations(request(inquiry));
      return new Answer.Ranking(
          Optional.ofNullable(response.recommendationId()),
          response.itemList().stream().map(RuntimePersonalize::item).toList());
    } catch (InvalidInputException refused) {
      throw new InvalidInput("Personalize refused the question: " + withoutArns(refused));
    } catch (SdkException failed) {
      return new Answer.Unavailable(reason(failed), outage(failed));
    }
  }

  private static GetRecommendationsRequest request(Inquiry inquiry) {
    GetRecommendationsRequest.Builder request =
        GetRecommendationsRequest.builder()
            .recommenderArn(inquiry.recommenderArn())
            .numResults(inquiry.numResults());
    inquiry.userId().ifPresent(request::userId);
    inquiry.itemId().ifPresent(request::itemId);
    if (!inquiry.columns().isEmpty()) {
      request.metadataColumns(Map.of("ITEMS", inquiry.columns()));
    }
    if (!inquiry.context().isEmpty()) {
      request.context(inquiry.context());
    }
    inquiry.filter().ifPresent(filter -> add(request, filter));
    inquiry.promotion().ifPresent(promotion -> request.promotions(promotion(promotion)));
    return request.build();
  }

  private static void add(GetRecommendationsRequest.Builder request, Inquiry.Filtering filter) {
    request.filterArn(filter.filterArn());
    if (!filter.values().isEmpty()) {
      request.filterValues(filter.values());
    }
  }

  private static Promotion promotion(Inquiry.Promotion wanted) {
    Promotion.Builder promotion =
        Promotion.builder()
            .name(PROMOTION)
            .percentPromotedItems(wanted.percent())
            .filterArn(wanted.filter().filterArn());
    if (!wanted.filter().values().isEmpty()) {
      promotion.filterValues(wanted.filter().values());
    }
    return promotion.build();
  }

  private static Registry.Item item(PredictedItem item) {
    return new Registry.Item(item.itemId(), item.hasMetadata() ? item.metadata() : Map.of());
  }

  /// The service's own words. An ARN in them would tell callers the account.
  private static String withoutArns(AwsServiceException refused) {
    return details(refused)
        .map(AwsErrorDetails::errorMessage)
        .orElse("no reason given")
        .replaceAll("arn:\\S+", "the recommender");
  }

  private static String reason(SdkException failed) {
    return (failed instanceof AwsServiceException refused
            ? details(refused)
            : Optional.<AwsErrorDetails>empty())
        .map(AwsErrorDetails::errorCode)
        .orElse(failed.getClass().getSimpleName());
  }

  private static Outage outage(SdkException failed) {
    if (failed instanceof ResourceNotFoundException) {
      return Outage.GONE;
    }
    return failed instanceof AwsServiceException refused && refused.isThrottlingException()
        ? Outage.THROTTLED
        : Outage.PASSING;
  }

  private static Optional<AwsErrorDetails> details(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails());
  }
}
