package accelerator.personalize;

import software.amazon.awssdk.services.personalize.model.Recommender;
import software.amazon.awssdk.services.personalize.model.RecommenderConfig;

/// The configuration that the stack wants a recommender to have. Members that the stack says
/// nothing about are somebody else's choice: they are neither compared nor changed.
final class RecommenderSettings {
  private RecommenderSettings() {}

  /// The configuration to create a recommender with.
  static RecommenderConfig wanted(PersonalizeSettings settings) {
    return applied(settings, RecommenderConfig.builder().build());
  }

  /// What is there, with the stack's own members set: the service may replace the whole
  /// configuration, so all of it is sent.
  static RecommenderConfig applied(PersonalizeSettings settings, RecommenderConfig current) {
    return current.toBuilder()
        .minRecommendationRequestsPerSecond(settings.requestsPerSecond())
        .enableMetadataWithRecommendations(settings.returnsMetadata())
        .build();
  }

  /// Whether a recommender has drifted from what the stack wants. An update that is under way
  /// counts as what is there.
  static boolean differs(PersonalizeSettings settings, Recommender recommender) {
    RecommenderConfig current = current(recommender);
    return !applied(settings, current).equals(current);
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
