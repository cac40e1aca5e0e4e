package accelerator.personalize;

import accelerator.core.Recommender;
import accelerator.personalize.TrainRecommenders.Trained;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.RecommenderUpdateSummary;

/// The recommenders of a domain: described, created, brought to the stack's configuration, started,
/// and made anew where an earlier run's failed.
///
/// @param wanted the configuration that each is brought to
/// @param runStartedAt tells a failure of this run from one of an earlier run
record Recommenders(
    PersonalizeClient personalize,
    PersonalizeSettings settings,
    RecommenderSettings wanted,
    Names names,
    Instant runStartedAt) {

  /// How a recommender ended; none while it is on its way.
  Optional<Trained> look(Recommender recommender) {
    String arn = names.recommenderArn(recommender);
    var found =
        Service.find(
            () -> personalize.describeRecommender(r -> r.recommenderArn(arn)).recommender());
    if (found.isEmpty()) {
      create(recommender);
      return Optional.empty();
    }
    return switch (Status.of(found.get().status())) {
      case PENDING -> Optional.empty();
      case INACTIVE -> start(arn);
      case FAILED -> failed(recommender, found.get());
      case ACTIVE -> converged(recommender, found.get());
    };
  }

  private void create(Recommender recommender) {
    personalize.createRecommender(
        r ->
            r.name(names.recommender(recommender))
                .datasetGroupArn(names.datasetGroupArn())
                .recipeArn(recommender.recipeArn(settings.partition()))
                .recommenderConfig(wanted.wanted())
                .tags(StackTag.of(settings)));
  }

  private Optional<Trained> start(String arn) {
    personalize.startRecommender(r -> r.recommenderArn(arn));
    return Optional.empty();
  }

  private Optional<Trained> failed(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender found) {
    if (found.creationDateTime() != null && found.creationDateTime().isBefore(runStartedAt)) {
      personalize.deleteRecommender(r -> r.recommenderArn(found.recommenderArn()));
      return Optional.empty();
    }
    return Optional.of(
        new Trained(
            recommender,
            found.status(),
            found.recommenderArn(),
            Optional.of(
                Optional.ofNullable(found.failureReason()).orElse("the service gives no reason"))));
  }

  private Optional<Trained> converged(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender found) {
    if (wanted.differs(found)) {
      personalize.updateRecommender(
          r ->
              r.recommenderArn(found.recommenderArn())
                  .recommenderConfig(wanted.applied(RecommenderSettings.current(found))));
      return Optional.empty();
    }
    RecommenderUpdateSummary update = found.latestRecommenderUpdate();
    return update != null && Status.of(update.status()) == Status.PENDING
        ? Optional.empty()
        : Optional.of(new Trained(recommender, "ACTIVE", found.recommenderArn(), Optional.empty()));
  }
}
