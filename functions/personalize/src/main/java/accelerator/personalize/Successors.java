package accelerator.personalize;

import accelerator.core.Recommender;
import accelerator.core.Run;
import accelerator.personalize.TrainRecommenders.Trained;
import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;

/// The recommenders that a run trains anew, each beside the one that answers meanwhile: Personalize
/// trains a domain's recommender when it is made, every seven days, and when the columns of its
/// training change, never because somebody asks (Developer Guide, "Domain recommenders", "Updating
/// a recommender"). One that cannot be trained leaves the one before it in its place.
record Successors(
    PersonalizeClient personalize,
    Names names,
    Run run,
    RecommenderSettings wanted,
    ListedRecommenders listed,
    StageLook look) {
  /// What is said of a recommender that stays.
  static final String KEPT = "it was not trained anew and answers as before: ";

  /// Looks at the successor of one that answers, or asks for it.
  ///
  /// @return how it ended; none while it is on its way
  Optional<Trained> look(
      Recommender recommender, software.amazon.awssdk.services.personalize.model.Recommender now) {
    String change = "create " + recommender.key();
    String arn = names.recommenderArn(recommender, run.runId());
    look.found(now.recommenderArn());
    var found =
        listed
            .find(arn)
            .flatMap(
                it ->
                    Status.of(it.status()) == Status.FAILED
                        ? listed.describe(arn)
                        : Optional.of(it));
    if (found.isEmpty()) {
      return look.denied(change)
          .map(reason -> kept(recommender, now, reason))
          .orElseGet(() -> create(recommender, now, change, arn));
    }
    return switch (Status.of(found.get().status())) {
      case PENDING -> {
        look.pending(change, arn, found.get().creationDateTime());
        yield Optional.empty();
      }
      case ACTIVE -> {
        look.done(change, found.get().lastUpdatedDateTime());
        yield Optional.of(new Trained(recommender, "ACTIVE", arn, Optional.empty()));
      }
      case INACTIVE, FAILED ->
          kept(
              recommender,
              now,
              "%s is %s: %s"
                  .formatted(
                      arn,
                      found.get().status(),
                      Optional.ofNullable(found.get().failureReason())
                          .orElse("the service gives no reason")));
    };
  }

  private Optional<Trained> create(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender now,
      String change,
      String arn) {
    try {
      personalize.createRecommender(
          r ->
              r.name(names.recommender(recommender, run.runId()))
                  .datasetGroupArn(names.datasetGroupArn())
                  .recipeArn(now.recipeArn())
                  .recommenderConfig(wanted.applied(RecommenderSettings.current(now)))
                  .tags(StackTag.of(names.settings())));
    } catch (InvalidInputException failure) {
      look.deny(change, Service.reason(failure));
      return kept(recommender, now, Service.reason(failure));
    }
    look.asked(change, arn);
    return Optional.empty();
  }

  private static Optional<Trained> kept(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender now,
      String reason) {
    return Optional.of(
        new Trained(recommender, "ACTIVE", now.recommenderArn(), Optional.of(KEPT + reason)));
  }
}
