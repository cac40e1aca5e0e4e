package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.DomainPlan;
import accelerator.core.ImportMode;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Run;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/// Brings a domain's unloaded files into Personalize: dataset group, schemas, datasets, one import
/// job each; and beside them what questions and events need, filters and an event tracker. What
/// exists is left alone, what is missing is created, what is full or too fast is "later". Ready
/// when every import job of this run is done and the others are active.
final class ImportDatasets implements Actions.Action {
  static final String STAGE = "import";

  private final PersonalizeSettings settings;
  private final PersonalizeClient personalize;
  private final PublishedRegistries registries;
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

  /// What is ready when it is: how long it took.
  record Imported(long seconds) {}

  ImportDatasets(
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
    List<Unloaded> datasets = new ArrayList<>();
    payload.path("datasets").forEach(node -> datasets.add(Json.read(node, Unloaded.class)));
    Instant now = clock.instant();
    Stage stage = Stage.of(call, now, STAGE, registries);
    return awaited(run, call.plan(), datasets)
        .map(awaited -> stage.pending(awaited, now, run.deadlines().imports(), settings.waits()))
        .orElseGet(() -> StageAnswer.ready(new Imported(stage.seconds(now))));
  }

  /// What is still to wait for, after everything that can be asked for now has been; none when all
  /// is imported.
  private Optional<String> awaited(Run run, DomainPlan plan, List<Unloaded> datasets) {
    Names names = new Names(settings, plan.domain());
    try {
      if (!new DatasetGroups(personalize, names).isReady()) {
        return Optional.of(names.datasetGroupArn());
      }
      Datasets targets = new Datasets(personalize, names);
      List<String> pending = new ArrayList<>();
      for (Unloaded unloaded : datasets) {
        if (!targets.isReady(unloaded.dataset(), schema(plan, unloaded.dataset()))) {
          pending.add(names.datasetArn(unloaded.dataset()));
        }
      }
      if (!pending.isEmpty()) {
        return Optional.of(String.join(", ", pending));
      }
      ImportJobs jobs = new ImportJobs(personalize, names, settings.roleArn());
      for (Unloaded unloaded : datasets) {
        if (!jobs.isDone(unloaded, run)) {
          pending.add(names.importJobArn(unloaded.dataset(), run.runId()));
        }
      }
      if (!new EventTrackers(personalize, names).isReady()) {
        pending.add("the event tracker of " + names.datasetGroupArn());
      }
      pending.addAll(
          new NamedFilters(personalize, names)
              .pending(datasets.stream().map(Unloaded::dataset).collect(Collectors.toSet())));
      return pending.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", pending));
    } catch (AwsServiceException failure) {
      if (Service.meansLater(failure)) {
        return Optional.of("Personalize to allow more: " + failure.getMessage());
      }
      throw failure;
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon Personalize", failure);
    }
  }

  private static DatasetSchema schema(DomainPlan plan, Dataset dataset) {
    return DatasetSchema.find(plan.domain(), dataset)
        .orElseThrow(
            () -> new InvalidInput("no " + DatasetSchema.path(plan.domain(), dataset) + ".avsc"));
  }
}
