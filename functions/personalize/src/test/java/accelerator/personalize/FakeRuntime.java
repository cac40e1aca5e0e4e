package accelerator.personalize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsRequest;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsResponse;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;

/// Personalize's runtime in memory: answers what a test says, and keeps the questions.
final class FakeRuntime implements PersonalizeRuntimeClient {
  final Map<String, List<PredictedItem>> answers = new HashMap<>();
  final List<GetRecommendationsRequest> questions = new ArrayList<>();

  @Override
  public GetRecommendationsResponse getRecommendations(GetRecommendationsRequest request) {
    questions.add(request);
    return GetRecommendationsResponse.builder()
        .itemList(answers.getOrDefault(request.recommenderArn(), List.of()))
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
