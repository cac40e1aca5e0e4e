package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Dataset;
import accelerator.core.Recommender;
import accelerator.core.Run;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/// Makes every recommender of the run answer: creates, updates or starts it, and waits. Ready when
/// each is active or failed; one that failed does not stop the others.
final class TrainRecommenders implements Actions.Action {
  static final String STAGE = "train";

  private final PersonalizeSettings settings;
  private final PersonalizeClient personalize;
  private final PublishedRegistries registries;
  private final InstantSource clock;

  /// How a recommender ended.
  ///
  /// @param status as Personalize spells it, `ACTIVE` or one that ends in `FAILED`
  /// @param reason why it failed; empty when active
  record Trained(Recommender name, String status, String recommenderArn, Optional<String> reason) {
    boolean isActive() {
      return Status.of(status) == Status.ACTIVE;
    }
  }

  /// What is ready when it is.
  record Outcome(List<Trained> recommenders, long seconds) {}

  TrainRecommenders(
      PersonalizeSettings settings,
      PersonalizeClient personalize,
      PublishedRegistries registries,
      InstantSource clock) {
    this.settings = settings;
    this.personalize = personalize;
    this.registries = registries;
    this.clock = clock;
  }

  @Override
  public StageAnswer handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    Run run = call.run();
    List<Recommender> wanted = new ArrayList<>();
    payload.path("recommenders").forEach(node -> wanted.add(Recommender.of(node.asText())));
    Instant now = clock.instant();
    Stage stage = Stage.of(call, now, STAGE, registries);
    Names names = new Names(settings, call.plan().domain());
    RecommenderSettings configuration =
        Service.now(
            () -> RecommenderSettings.of(settings, personalize, names.datasetArn(Dataset.ITEMS)));
    Recommenders recommenders =
        new Recommenders(personalize, settings, configuration, names, run.startedAt());
    List<Trained> trained = new ArrayList<>();
    List<String> pending = new ArrayList<>();
    for (Recommender recommender : wanted) {
      look(recommenders, recommender)
          .ifPresentOrElse(trained::add, () -> pending.add(names.recommenderArn(recommender)));
    }
    return pending.isEmpty()
        ? StageAnswer.ready(new Outcome(trained, stage.seconds(now)))
        : stage.pending(
            String.join(", ", pending), now, run.deadlines().training(), settings.waits());
  }

  private static Optional<Trained> look(Recommenders recommenders, Recommender recommender) {
    try {
      return recommenders.look(recommender);
    } catch (AwsServiceException failure) {
      if (Service.meansLater(failure)) {
        return Optional.empty();
      }
      throw failure;
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon Personalize", failure);
    }
  }
}
