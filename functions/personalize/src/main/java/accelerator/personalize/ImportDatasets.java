package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.DomainPlan;
import accelerator.core.ImportMode;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.ResourceFailed;
import accelerator.core.Run;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/// Brings a domain's unloaded files into Personalize: dataset group, schemas, datasets, one import
/// job each; and beside them what questions and events need, filters and an event tracker. What
/// exists is left alone, what is missing is created, what is full or too fast is "later". Ready
/// when every import job of this run is done and the others are active.
final class ImportDatasets implements Actions.Action {
  private final PersonalizeSettings settings;
  private final PersonalizeClient personalize;
  private final PublishedRegistries registries;
  private final Turn turn;
  private final UnloadedBefore before;
  private final InstantSource clock;

  /// The unloaded files of a dataset.
  ///
  /// @param location an S3 URL that ends in a slash
  /// @param importMode whether they are added to what was imported, or replace it
  record Unloaded(
      Dataset dataset, String location, long rows, long bytes, long files, ImportMode importMode) {
    Unloaded {
      // Files that a run unloaded before there were increments replace everything.
      importMode = importMode == null ? ImportMode.FULL : importMode;
    }
  }

  /// What is ready when it is.
  ///
  /// @param seconds how long the stage took
  /// @param durations the seconds that each change took which was waited for
  /// @param warnings what is not quite as it should be, each a sentence
  record Imported(long seconds, Map<String, Long> durations, List<String> warnings) {}

  ImportDatasets(
      PersonalizeSettings settings,
      PersonalizeClient personalize,
      PublishedRegistries registries,
      Turn turn,
      UnloadedBefore before,
      InstantSource clock) {
    this.settings = settings;
    this.personalize = personalize;
    this.registries = registries;
    this.turn = turn;
    this.before = before;
    this.clock = clock;
  }

  @Override
  public StageAnswer handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    Run run = call.run();
    turn.demand(call);
    if (call.progress().isEmpty()) {
      before.keep(call, payload);
    }
    List<Unloaded> datasets = new ArrayList<>();
    payload.path("datasets").forEach(node -> datasets.add(Json.read(node, Unloaded.class)));
    Instant now = clock.instant();
    Stage stage = Stage.of(call, now, registries);
    StageLook look = new StageLook(stage, now, settings.patience());
    try {
      look(look, run, call.plan(), datasets);
    } catch (ImportRefused failure) {
      before.forget(call);
      throw new ResourceFailed(String.valueOf(failure.getMessage()));
    } catch (QuotaReached failure) {
      throw new ResourceFailed(String.valueOf(failure.getMessage()));
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon Personalize", failure);
    }
    return look.isReady()
        ? StageAnswer.ready(
            new Imported(
                stage.seconds(now),
                look.durations(),
                leftOut(look, call.plan().domain(), datasets)))
        : look.pending(stage.startedAt().plus(settings.imports()), settings.waits());
  }

  /// Asks for everything that can be asked for now, and looks at the rest.
  private void look(StageLook look, Run run, DomainPlan plan, List<Unloaded> datasets) {
    Names names = new Names(settings, plan.domain());
    if (!new DatasetGroups(personalize, names).look(look)) {
      return;
    }
    Datasets targets = new Datasets(personalize, names);
    List<Unloaded> inTurn = look.inTurn(datasets);
    inTurn.forEach(each -> targets.look(look, each.dataset(), schema(plan, each.dataset())));
    if (!look.isReady()) {
      return;
    }
    ImportJobs jobs = new ImportJobs(personalize, names, settings.roleArn());
    inTurn.forEach(each -> jobs.look(look, each, run));
    new EventTrackers(personalize, names).look(look);
    new NamedFilters(personalize, names).look(look, present(datasets));
  }

  private List<String> leftOut(StageLook look, Domain domain, List<Unloaded> datasets) {
    NamedFilters filters = new NamedFilters(personalize, new Names(settings, domain));
    return Service.now(() -> filters.leftOut(look, present(datasets)));
  }

  private static Set<Dataset> present(List<Unloaded> datasets) {
    return datasets.stream().map(Unloaded::dataset).collect(Collectors.toSet());
  }

  private static DatasetSchema schema(DomainPlan plan, Dataset dataset) {
    return DatasetSchema.find(plan.domain(), dataset)
        .orElseThrow(
            () -> new InvalidInput("no " + DatasetSchema.path(plan.domain(), dataset) + ".avsc"));
  }
}
