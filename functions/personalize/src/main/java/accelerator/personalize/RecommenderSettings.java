package accelerator.personalize;

import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Recommender;
import software.amazon.awssdk.services.personalize.model.RecommenderConfig;

/// The configuration that the stack wants a recommender to have. Members that the stack says
/// nothing about are somebody else's choice: they are neither compared nor changed.
///
/// @param returnsMetadata whether answers carry item metadata: the stack wants it, and the dataset
///   group has an Items dataset, without which Personalize refuses it (Developer Guide, "Enabling
///   metadata in recommendations")
record RecommenderSettings(int requestsPerSecond, boolean returnsMetadata) {
  /// @param items the ARN of the group's Items dataset, there or not
  static RecommenderSettings of(
      PersonalizeSettings settings, PersonalizeClient personalize, String items) {
    return new RecommenderSettings(
        settings.requestsPerSecond(),
        settings.returnsMetadata()
            && Service.find(() -> personalize.describeDataset(r -> r.datasetArn(items)))
                .isPresent());
  }

  /// The configuration to create a recommender with.
  RecommenderConfig wanted() {
    return applied(RecommenderConfig.builder().build());
  }

  /// What is there, with the stack's own members set: the service may replace the whole
  /// configuration, so all of it is sent.
  RecommenderConfig applied(RecommenderConfig current) {
    return current.toBuilder()
        .minRecommendationRequestsPerSecond(requestsPerSecond)
        .enableMetadataWithRecommendations(returnsMetadata)
        .build();
  }

  /// Whether a recommender has drifted from what the stack wants. An update that is under way
  /// counts as what is there.
  boolean differs(Recommender recommender) {
    RecommenderConfig current = current(recommender);
    return !applied(current).equals(current);
  }

  /// The configuration that is there or being made.
  static RecommenderConfig current(Recommender recommender) {
    boolean updating =
        recommender.latestRecommenderUpdate() != null
            && Status.of(recommender.latestRecommenderUpdate().status()) != Status.FAILED
            && recommender.latestRecommenderUpdate().recommenderConfig() != null;
    RecommenderConfig config =
        updating
            ? recommender.latestRecommenderUpdate().recommenderConfig()
            : recommender.recommenderConfig();
    return config == null ? RecommenderConfig.builder().build() : config;
  }
}
