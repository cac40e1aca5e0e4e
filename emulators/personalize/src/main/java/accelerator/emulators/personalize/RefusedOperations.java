package accelerator.emulators.personalize;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Operations of the service's models that this stand-in does not do, each with the reason that its
/// caller is told.
final class RefusedOperations {
  private static final Map<String, String> REASONS =
      Stream.of(
              of(
                  "custom recipes do not learn here, only the domains' recommenders do",
                  "CreateSolution",
                  "DescribeSolution",
                  "UpdateSolution",
                  "DeleteSolution",
                  "CreateSolutionVersion",
                  "DescribeSolutionVersion",
                  "StopSolutionVersionCreation",
                  "GetSolutionMetrics",
                  "DescribeAlgorithm",
                  "DescribeFeatureTransformation"),
              of(
                  "campaigns need a solution version, and there are none here",
                  "CreateCampaign",
                  "DescribeCampaign",
                  "UpdateCampaign",
                  "DeleteCampaign",
                  "GetPersonalizedRanking"),
              of(
                  "batch jobs need a solution version, and there are none here",
                  "CreateBatchInferenceJob",
                  "DescribeBatchInferenceJob",
                  "CreateBatchSegmentJob",
                  "DescribeBatchSegmentJob"),
              of(
                  "nothing is written to buckets here",
                  "CreateDatasetExportJob",
                  "DescribeDatasetExportJob",
                  "CreateMetricAttribution",
                  "DescribeMetricAttribution",
                  "UpdateMetricAttribution",
                  "DeleteMetricAttribution"),
              of(
                  "actions need a custom recipe, and none learns here",
                  "GetActionRecommendations",
                  "PutActions",
                  "PutActionInteractions"))
          .flatMap(group -> group.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private RefusedOperations() {}

  private static Map<String, String> of(String reason, String... operations) {
    return List.of(operations).stream()
        .collect(Collectors.toMap(operation -> operation, _ -> reason));
  }

  /// Why an operation of the models is not done, if it is one of them.
  static Optional<String> reason(String operation) {
    return Optional.ofNullable(REASONS.get(operation));
  }

  static Map<String, String> all() {
    return REASONS;
  }
}
