package accelerator.personalize;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Recommender;
import software.amazon.awssdk.services.personalize.model.RecommenderSummary;

/// The recommenders of a dataset group as one request lists them. Only what a list does not say is
/// asked for one by one: Personalize takes about one request a second of each operation.
///
/// @param listed by ARN
/// @param described how many were asked for one by one since
record ListedRecommenders(
    PersonalizeClient personalize,
    Map<String, RecommenderSummary> listed,
    AtomicInteger described) {
  /// Looks of two domains, five seconds apart, stay within one request a second.
  private static final int MOST_DESCRIBED = 2;

  ListedRecommenders {
    listed = Map.copyOf(listed);
  }

  /// @return none of them when there is no such group
  static ListedRecommenders of(PersonalizeClient personalize, String groupArn) {
    Map<String, RecommenderSummary> listed = new HashMap<>();
    Service.find(
            () ->
                personalize
                    .listRecommendersPaginator(r -> r.datasetGroupArn(groupArn))
                    .recommenders()
                    .stream()
                    .toList())
        .ifPresent(all -> all.forEach(each -> listed.put(each.recommenderArn(), each)));
    return new ListedRecommenders(personalize, listed, new AtomicInteger());
  }

  /// One of them, as far as the list says it.
  Optional<Recommender> find(String arn) {
    return Optional.ofNullable(listed.get(arn))
        .map(
            each ->
                Recommender.builder()
                    .recommenderArn(arn)
                    .recipeArn(each.recipeArn())
                    .recommenderConfig(each.recommenderConfig())
                    .status(each.status())
                    .creationDateTime(each.creationDateTime())
                    .lastUpdatedDateTime(each.lastUpdatedDateTime())
                    .build());
  }

  /// Whether as many were described as one look should.
  boolean isSpent() {
    return described.get() >= MOST_DESCRIBED;
  }

  /// One of them with why it failed, and the update that it had last.
  Optional<Recommender> describe(String arn) {
    described.incrementAndGet();
    return listed.containsKey(arn)
        ? Service.find(
            () -> personalize.describeRecommender(r -> r.recommenderArn(arn)).recommender())
        : Optional.empty();
  }
}
