package accelerator.personalize;

import accelerator.core.Recommender;
import accelerator.core.Run;
import accelerator.personalize.TrainRecommenders.Trained;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;
import software.amazon.awssdk.services.personalize.model.RecommenderUpdateSummary;

/// The recommenders of a domain: described, created, brought to the stack's configuration, started,
/// and made anew where one failed before this stage.
///
/// @param wanted the configuration that each is brought to
/// @param run what tells a failure of this run from one of an earlier run
/// @param published the ARNs that the endpoint answers from
/// @param listed what there is
/// @param places which of them have room for a second
/// @param look what has been asked for, and what is awaited
record Recommenders(
    PersonalizeClient personalize,
    PersonalizeSettings settings,
    RecommenderSettings wanted,
    Names names,
    Run run,
    Map<Recommender, String> published,
    ListedRecommenders listed,
    Places places,
    StageLook look) {
  private static final String FAILED = "CREATE FAILED";

  /// How a recommender ended; none while it is on its way.
  Optional<Trained> look(Recommender recommender) {
    String arn = arn(recommender);
    try {
      return look.attempt(
              "train " + recommender.key(), arn, Quota.RECOMMENDERS, () -> describe(recommender))
          .flatMap(ended -> ended);
    } catch (QuotaReached failure) {
      return run.trainsAnew() && look.hasFound(arn)
          ? ended(recommender, "ACTIVE", Successors.KEPT + failure.getMessage())
          : ended(recommender, FAILED, failure.getMessage());
    }
  }

  /// The ARN of the one that answers, or will.
  private String arn(Recommender recommender) {
    return published.getOrDefault(recommender, names.recommenderArn(recommender));
  }

  private Optional<Trained> describe(Recommender recommender) {
    var found = found(recommender);
    if (found.isEmpty()) {
      return create(recommender);
    }
    Optional<String> stranger = stranger(recommender, found.get());
    if (stranger.isPresent()) {
      return ended(recommender, FAILED, stranger.get());
    }
    if (isToTrainAnew(recommender, found.get())) {
      return places.hasPlace(recommender)
          ? new Successors(personalize, names, run, wanted, listed, look)
              .look(recommender, found.get())
          : new RetrainedInPlace(personalize, names, run, wanted, listed, look)
              .look(recommender, found.get());
    }
    return switch (Status.of(found.get().status())) {
      case PENDING -> pending(recommender, found.get());
      case INACTIVE -> start(recommender);
      case FAILED -> failed(recommender, found.get());
      case ACTIVE -> converged(recommender, found.get());
    };
  }

  /// Described where a list does not say enough: why one failed, and the update that one had or
  /// perhaps has.
  private Optional<software.amazon.awssdk.services.personalize.model.Recommender> found(
      Recommender recommender) {
    String arn = arn(recommender);
    return listed
        .find(arn)
        .flatMap(
            found ->
                switch (Status.of(found.status())) {
                  case PENDING, INACTIVE -> Optional.of(found);
                  case FAILED -> listed.describe(arn);
                  case ACTIVE ->
                      wanted.differs(found)
                              || look.hasBegun("update " + recommender.key())
                              || isToSee(recommender, found)
                          ? listed.describe(arn)
                          : Optional.of(found);
                });
  }

  private Optional<Trained> create(Recommender recommender) {
    String change = "create " + recommender.key();
    Optional<String> denied = look.denied(change);
    if (denied.isPresent()) {
      return ended(recommender, FAILED, denied.get());
    }
    try {
      personalize.createRecommender(
          r ->
              r.name(arn(recommender).substring(arn(recommender).lastIndexOf('/') + 1))
                  .datasetGroupArn(names.datasetGroupArn())
                  .recipeArn(recommender.recipeArn(settings.partition()))
                  .recommenderConfig(wanted.wanted())
                  .tags(StackTag.of(settings)));
    } catch (InvalidInputException failure) {
      look.deny(change, Service.reason(failure));
      return ended(recommender, FAILED, Service.reason(failure));
    }
    look.asked(change, arn(recommender));
    return Optional.empty();
  }

  private boolean isToTrainAnew(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender found) {
    return run.trainsAnew()
        && Places.isBefore(found, run)
        && Status.of(found.status()) == Status.ACTIVE
        && (look.hasBegun(RetrainedInPlace.change(recommender))
            || run.trainsAnew(changedAt(found)));
  }

  /// Whether a run that trains anew may have begun to, and lost what it knew of it.
  private boolean isToSee(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender found) {
    return run.trainsAnew()
        && !look.hasBegun(RetrainedInPlace.change(recommender))
        && !changedAt(found).isBefore(run.startedAt());
  }

  private static Instant changedAt(
      software.amazon.awssdk.services.personalize.model.Recommender found) {
    return found.lastUpdatedDateTime() == null ? Instant.EPOCH : found.lastUpdatedDateTime();
  }

  /// Why one of the right name is not the one that is meant; none when it is.
  private Optional<String> stranger(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender found) {
    String recipe = recommender.recipeArn(settings.partition());
    if (found.recipeArn() == null || found.recipeArn().equals(recipe)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s has recipe %s, not %s: delete it with 'aws personalize delete-recommender --recommender-arn %s' and run again"
            .formatted(found.recommenderArn(), found.recipeArn(), recipe, found.recommenderArn()));
  }

  /// What it is on its way to, the status says in its first word.
  private Optional<Trained> pending(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender found) {
    String word = String.valueOf(found.status()).split(" ", 2)[0].toLowerCase(Locale.ROOT);
    look.pending(
        "%s %s".formatted(word, recommender.key()),
        arn(recommender),
        word.equals("create") ? found.creationDateTime() : null);
    return Optional.empty();
  }

  private Optional<Trained> start(Recommender recommender) {
    String arn = arn(recommender);
    personalize.startRecommender(r -> r.recommenderArn(arn));
    look.asked("start " + recommender.key(), arn);
    return Optional.empty();
  }

  /// One that failed before is deleted, and asked for again when it is gone.
  private Optional<Trained> failed(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender found) {
    if (Places.isBefore(found, run) || !look.hasBegun("create " + recommender.key())) {
      personalize.deleteRecommender(r -> r.recommenderArn(found.recommenderArn()));
      look.asked("delete " + recommender.key(), found.recommenderArn());
      return Optional.empty();
    }
    return ended(
        recommender,
        found.status(),
        Optional.ofNullable(found.failureReason()).orElse("the service gives no reason"));
  }

  private Optional<Trained> converged(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender found) {
    String change = "update " + recommender.key();
    RecommenderUpdateSummary update = found.latestRecommenderUpdate();
    if (wanted.differs(found)) {
      return look.hasBegun(change)
          ? kept(recommender, update == null ? null : update.failureReason())
          : update(recommender, found);
    }
    if (update != null && Status.of(update.status()) == Status.PENDING) {
      look.pending(change, found.recommenderArn(), update.creationDateTime());
      return Optional.empty();
    }
    look.done(change, update == null ? null : update.lastUpdatedDateTime());
    look.done("start " + recommender.key(), found.lastUpdatedDateTime());
    look.done("create " + recommender.key(), found.lastUpdatedDateTime());
    return ended(recommender, "ACTIVE", null);
  }

  private Optional<Trained> update(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender found) {
    String change = "update " + recommender.key();
    Optional<String> denied = look.denied(change);
    if (denied.isPresent()) {
      return kept(recommender, denied.get());
    }
    try {
      personalize.updateRecommender(
          r ->
              r.recommenderArn(found.recommenderArn())
                  .recommenderConfig(wanted.applied(RecommenderSettings.current(found))));
    } catch (InvalidInputException failure) {
      look.deny(change, Service.reason(failure));
      return kept(recommender, Service.reason(failure));
    }
    look.asked(change, found.recommenderArn());
    return Optional.empty();
  }

  /// It answers as it did before: an update that the service will not do stops nobody.
  private Optional<Trained> kept(Recommender recommender, @Nullable String reason) {
    return ended(
        recommender,
        "ACTIVE",
        "it keeps its former configuration, the service did not take the stack's: "
            + Optional.ofNullable(reason).orElse("it gives no reason"));
  }

  private Optional<Trained> ended(Recommender recommender, String status, @Nullable String reason) {
    return Optional.of(
        new Trained(recommender, status, arn(recommender), Optional.ofNullable(reason)));
  }
}
