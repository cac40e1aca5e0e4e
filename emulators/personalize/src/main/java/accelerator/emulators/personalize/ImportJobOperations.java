package accelerator.emulators.personalize;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The operations on dataset import jobs. The files are read in the background.
final class ImportJobOperations {
  private final Region region;
  private final TagOperations tags;
  private final Buckets buckets;
  private final Executor executor;
  private final Declarations declarations;
  private ImportCounts counts = new ImportCounts(0, 0, 0);

  ImportJobOperations(
      Region region,
      TagOperations tags,
      Buckets buckets,
      Executor executor,
      Declarations declarations) {
    this.region = region;
    this.tags = tags;
    this.buckets = buckets;
    this.executor = executor;
    this.declarations = declarations;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "CreateDatasetImportJob", this::create,
        "DescribeDatasetImportJob", this::describe,
        "ListDatasetImportJobs", this::list);
  }

  ImportCounts counts() {
    return region.alone(() -> counts);
  }

  private ObjectNode create(PersonalizeRequest request) {
    String name = request.text("jobName");
    String arn = region.settings().arn("dataset-import-job", name);
    region.imports().demandFree(arn);
    GroupDataset dataset = region.datasets().active(request.text("datasetArn"));
    // Optional in the model; what the service does without one could not be verified.
    Optional<String> roleArn = request.find("roleArn");
    String location = request.dataLocation();
    BulkImportMode mode =
        request.find("importMode").map(BulkImportMode::valueOf).orElse(BulkImportMode.FULL);
    S3Location files = S3Location.of(location);
    Instant now = region.now();
    demandPossible(dataset, mode, now);
    countOneMore();
    tags.create(arn, request);
    Transition transition = started(name, dataset, files, mode, now);
    Optional<Boolean> publishes =
        request.node("publishAttributionMetricsToS3").map(JsonNode::asBoolean);
    region
        .imports()
        .put(
            new ImportJob(
                arn, name, dataset.arn(), location, roleArn, mode, publishes, transition));
    return StrictJson.object().put("datasetImportJobArn", arn);
  }

  private static void demandPossible(GroupDataset dataset, BulkImportMode mode, Instant now) {
    if (mode == BulkImportMode.INCREMENTAL && !dataset.contents().hasBulk(now)) {
      throw Refusal.invalidInput(
          "The first import into %s must be FULL, was INCREMENTAL", dataset.arn());
    }
  }

  /// Puts rows into a dataset at once, without a job.
  ///
  /// @throws Refusal when they cannot be in it
  void give(String datasetArn, List<Map<String, String>> given, BulkImportMode mode) {
    GroupDataset dataset = region.datasets().active(datasetArn);
    Instant now = region.now();
    demandPossible(dataset, mode, now);
    SchemaContent schema = region.schemas().get(dataset.schemaArn(now)).content();
    try {
      Rows rows = new GivenRows(given, schema, dataset.type()).checked();
      dataset
          .contents()
          .stage(
              new StagedImport(
                  Transition.of(ChangeKind.CREATE, now, Duration.ZERO),
                  mode,
                  BackgroundJob.done(rows, now)));
    } catch (JobFailed failure) {
      throw Refusal.invalidInput("%s", String.valueOf(failure.getMessage()));
    }
  }

  /// Begins to read the files; their rows are in the dataset once the job is over.
  private Transition started(
      String name, GroupDataset dataset, S3Location files, BulkImportMode mode, Instant now) {
    SchemaContent schema = region.schemas().get(dataset.schemaArn(now)).content();
    ImportedFiles task = new ImportedFiles(new StoredFiles(buckets, files), schema, dataset.type());
    BackgroundJob<Rows> rows =
        declarations
            .failureOf(name)
            .map(reason -> BackgroundJob.<Rows>failing(reason, now))
            .orElseGet(() -> BackgroundJob.start(executor, region.clock(), task));
    Transition transition =
        new Transition(
            ChangeKind.CREATE,
            now,
            region.settings().durations().datasetImport(),
            rows.withoutResult());
    dataset.contents().stage(new StagedImport(transition, mode, rows));
    return transition;
  }

  private void countOneMore() {
    int limit = region.settings().quotas().importsAtOnce();
    long underway =
        region.imports().all().stream()
            .filter(job -> job.transition().isUnderway(region.now()))
            .count();
    if (underway >= limit) {
      counts = counts.withOneRefused();
      throw Refusal.limitExceeded(
          "More than %d resources with PENDING or IN_PROGRESS status.", limit);
    }
    counts = counts.withOneStarted((int) underway + 1);
  }

  private ObjectNode describe(PersonalizeRequest request) {
    ImportJob job = region.imports().get(request.text("datasetImportJobArn"));
    ObjectNode answer = StrictJson.object();
    answer.set("datasetImportJob", job.described(region.now()));
    return answer;
  }

  private ObjectNode list(PersonalizeRequest request) {
    Optional<String> dataset = request.find("datasetArn");
    return ListPage.of(
        "datasetImportJobs",
        region.imports().all().stream()
            .filter(each -> dataset.isEmpty() || each.datasetArn().equals(dataset.get()))
            .toList(),
        request,
        ImportJob::arn,
        each -> each.summary(region.now()));
  }
}
