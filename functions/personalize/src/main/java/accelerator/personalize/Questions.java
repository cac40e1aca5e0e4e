package accelerator.personalize;

import accelerator.core.Recommender;
import accelerator.core.Registry;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsRequest;
import software.amazon.awssdk.services.personalizeruntime.model.InvalidInputException;
import software.amazon.awssdk.services.personalizeruntime.model.ResourceNotFoundException;

/// One question to a recommender, by somebody it does not know: a user without events is answered
/// with what is popular, an unknown item likewise.
record Questions(PersonalizeRuntimeClient runtime) {
  /// As many as metadata may be asked for.
  private static final int ITEMS = 50;

  private static final String NOBODY = "publish-probe";

  /// How a question ended.
  sealed interface Answer {
    /// Perhaps none.
    record Items(List<Registry.Item> items) implements Answer {}

    /// @param reason what the service said
    record Refused(String reason) implements Answer {}
  }

  /// @param known items that exist, to ask for what is related to one; may be empty
  /// @param columns of item metadata, at most ten; may be empty
  /// @throws accelerator.core.ServiceUnavailable when the service answers later, or not at all
  Answer ask(Registry.Entry entry, List<Registry.Item> known, List<String> columns) {
    Recommender recommender = entry.name();
    GetRecommendationsRequest.Builder question =
        GetRecommendationsRequest.builder()
            .recommenderArn(entry.recommenderArn())
            .numResults(ITEMS);
    if (recommender.needsUserId()) {
      question.userId(NOBODY);
    }
    if (recommender.needsItemId()) {
      question.itemId(known.isEmpty() ? NOBODY : known.getFirst().itemId());
    }
    if (!columns.isEmpty()) {
      question.metadataColumns(Map.of("ITEMS", columns));
    }
    try {
      return new Answer.Items(
          runtime.getRecommendations(question.build()).itemList().stream()
              .map(item -> new Registry.Item(item.itemId(), item.metadata()))
              .toList());
    } catch (InvalidInputException | ResourceNotFoundException failure) {
      return new Answer.Refused(Service.reason(failure));
    } catch (AwsServiceException failure) {
      throw Service.meansLater(failure)
          ? Service.unavailable("Amazon Personalize Runtime", failure)
          : failure;
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon Personalize Runtime", failure);
    }
  }
}
