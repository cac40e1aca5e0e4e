package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Dataset;
import accelerator.core.Recommender;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/// Makes every recommender of the run answer: creates, updates or starts it, and waits. Ready when
/// each is active or failed; one that failed does not stop the others.
final class TrainRecommenders implements Actions.Action {
  private final PersonalizeSettings settings;
  private final PersonalizeClient personalize;
  private final PublishedRegistries registries;
  private final Turn turn;
  private final InstantSource clock;

  /// How a recommender ended.
  ///
  /// @param status as Personalize spells it, `ACTIVE` or one that ends in `FAILED`
  /// @param reason why it failed, or why it is not quite as it should be; else empty
  record Trained(Recommender name, String status, String recommenderArn, Optional<String> reason) {
    boolean isActive() {
      return Status.of(status) == Status.ACTIVE;
    }
  }

  /// What is ready when it is.
  ///
  /// @param seconds how long the stage took
  /// @param durations the seconds that each change took which was waited for
  record Outcome(List<Trained> recommenders, long seconds, Map<String, Long> durations) {}

  TrainRecommenders(
      PersonalizeSettings settings,
      PersonalizeClient personalize,
      PublishedRegistries registries,
      Turn turn,
      InstantSource clock) {
    this.settings = settings;
    this.personalize = personalize;
    this.registries = registries;
    this.turn = turn;
    this.clock = clock;
  }

  @Override
  public StageAnswer handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    turn.demand(call);
    List<Recommender> wanted = new ArrayList<>();
    payload.path("recommenders").forEach(node -> wanted.add(Recommender.of(node.asText())));
    Instant now = clock.instant();
    Stage stage = Stage.of(call, now, registries);
    StageLook look = new StageLook(stage, now, settings.patience());
    List<Trained> trained = new ArrayList<>();
    try {
      Recommenders recommenders = recommenders(call, look, wanted);
      look.inTurn(wanted).forEach(each -> recommenders.look(each).ifPresent(trained::add));
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon Personalize", failure);
    }
    trained.sort(Comparator.comparing(each -> wanted.indexOf(each.name())));
    return look.isReady()
        ? StageAnswer.ready(new Outcome(trained, stage.seconds(now), look.durations()))
        : look.pending(stage.startedAt().plus(settings.training()), settings.waits());
  }

  private Recommenders recommenders(StageCall call, StageLook look, List<Recommender> wanted) {
    Names names = new Names(settings, call.plan().domain());
    RecommenderSettings configuration =
        Service.now(
            () -> RecommenderSettings.of(settings, personalize, names.datasetArn(Dataset.ITEMS)));
    ListedRecommenders listed =
        Service.now(() -> ListedRecommenders.of(personalize, names.datasetGroupArn()));
    Map<Recommender, String> published = registries.recommenders(call.plan().domain(), names);
    return new Recommenders(
        personalize,
        settings,
        configuration,
        names,
        call.run(),
        published,
        listed,
        Places.of(listed, published, names, call.run(), wanted),
        look);
  }
}
