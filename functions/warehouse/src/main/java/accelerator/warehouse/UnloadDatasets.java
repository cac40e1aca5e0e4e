package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.DataContractViolated;
import accelerator.core.Dataset;
import accelerator.core.Explanation;
import accelerator.core.ImportMode;
import accelerator.core.InvalidInput;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import accelerator.core.StatementFailed;
import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// Writes the datasets' tables into the bucket as CSV files. Each first look writes into a folder
/// of its own, named by its instant: a repeated one never adds to what another has written, or is
/// still writing. Only the files of the folder in the answer count.
///
/// Of an incremental run's interactions it writes those from the first day that was read again.
///
/// Ready, it answers `{"datasets": [{"dataset": "items", "location": "s3://..", "rows": 800, ..}]}`
/// and leaves a manifest at `<prefix>manifest.json`. What is too much for an incremental import is
/// not answered: instead there is the `basis` of a transformation that reads everything.
record UnloadDatasets(WarehouseSettings settings, Submissions submissions, BucketFiles bucket)
    implements Actions.Action {
  private static final String SCRIPT = "sql/snowflake/unload.sql";

  /// The part of the bucket that the stage's URL stands for.
  private static final String STAGED = "snowflake/";

  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmssSSS'z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// @param basis to transform anew with, where the increment is too large
  record Result(List<Unloaded> datasets, Optional<ImportBasis> basis) {}

  /// What a dataset's unload wrote.
  ///
  /// @param location the folder with its files and no others, ending in a slash
  /// @param importMode whether they are added to what was imported, or replace it
  record Unloaded(
      Dataset dataset, String location, long rows, long bytes, long files, ImportMode importMode) {}

  @Override
  public StageAnswer handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    List<Dataset> datasets = datasets(payload);
    ImportBasis basis = ImportBasis.of(payload, call.plan());
    SubmittedStatements progress =
        call.progress(SubmittedStatements.class).orElseGet(() -> submit(call, basis, datasets));
    try {
      return submissions
          .pending(progress, call.run().deadlines().warehouse(), key -> SCRIPT + " of " + key)
          .orElseGet(() -> ready(call, basis, progress));
    } catch (StatementFailed failure) {
      throw String.valueOf(failure.getMessage()).contains("NoSuchBucket")
          ? new StorageFailed(
              "s3://%s: %s"
                  .formatted(
                      bucket.name(),
                      Explanation.of("StatementFailed", String.valueOf(failure.getMessage()), "")
                          .cause()))
          : failure;
    }
  }

  private static List<Dataset> datasets(JsonNode payload) {
    List<Dataset> datasets =
        StreamSupport.stream(payload.path("datasets").spliterator(), false)
            .map(dataset -> Dataset.of(dataset.asText()))
            .toList();
    if (datasets.isEmpty()) {
      throw new InvalidInput("datasets must name at least one, was " + payload.path("datasets"));
    }
    return datasets;
  }

  private SubmittedStatements submit(StageCall call, ImportBasis basis, List<Dataset> datasets) {
    Instant now = submissions.clock().instant();
    Map<String, String> queryIds = new TreeMap<>();
    for (Dataset dataset : datasets) {
      BoundScript script = unload(call, basis, dataset, folder(call, dataset, now));
      queryIds.put(
          dataset.key(),
          submissions
              .warehouse()
              .submit(script, RunTables.of(settings, call).tag("unload-" + dataset.key())));
    }
    return new SubmittedStatements(now, queryIds);
  }

  /// The key prefix of one dataset's files.
  private static String folder(StageCall call, Dataset dataset, Instant startedAt) {
    String prefix = call.plan().prefix();
    if (!prefix.startsWith(STAGED)) {
      throw new InvalidInput("prefix must begin with %s, was '%s'".formatted(STAGED, prefix));
    }
    return "%s%s/%s/".formatted(prefix, dataset.key(), FOLDER.format(startedAt));
  }

  private BoundScript unload(StageCall call, ImportBasis basis, Dataset dataset, String folder) {
    List<BoundScript> columns =
        DatasetFiles.schema(call.plan().domain(), dataset).fields().stream()
            .map(field -> column(field.name()))
            .toList();
    return Script.load(SCRIPT)
        .bind(
            Map.of(
                "stage", SqlFragment.name(settings.stage()),
                "format", SqlFragment.name(settings.stage()),
                "path", SqlFragment.path(folder.substring(STAGED.length())),
                "columns", SqlFragment.list(columns),
                "chosen", chosen(basis, dataset),
                "table", SqlFragment.name(RunTables.of(settings, call).table(dataset))),
            Map.of());
  }

  private static SqlFragment chosen(ImportBasis basis, Dataset dataset) {
    return isAdded(basis, dataset)
        ? SqlFragment.since(basis.sinceSecond())
        : SqlFragment.everyRow();
  }

  /// Items and users are replaced as a whole in every run: both are small beside interactions.
  private static boolean isAdded(ImportBasis basis, Dataset dataset) {
    return basis.isIncremental() && dataset == Dataset.INTERACTIONS;
  }

  private static BoundScript column(String name) {
    return Script.load("sql/snowflake/unload_column.sql")
        .bind(
            Map.of("column", SqlFragment.identifier(name), "header", SqlFragment.header(name)),
            Map.of());
  }

  private StageAnswer ready(StageCall call, ImportBasis basis, SubmittedStatements progress) {
    List<Dataset> datasets = progress.queryIds().keySet().stream().map(Dataset::of).toList();
    RunTables tables = RunTables.of(settings, call);
    RowCounts counts = new RowCounts(submissions.warehouse());
    Map<Dataset, Long> rows = counts.of(tables, datasets);
    rows.computeIfPresent(
        Dataset.INTERACTIONS,
        (dataset, all) ->
            isAdded(basis, dataset) ? counts.since(tables, basis.sinceSecond()) : all);
    List<Unloaded> unloaded = new ArrayList<>();
    rows.forEach(
        (dataset, expected) -> unloaded.add(unloaded(call, basis, progress, dataset, expected)));
    if (unloaded.stream().anyMatch(it -> ImportSizes.isTooMuchToAdd(it.importMode(), it.bytes()))) {
      return StageAnswer.ready(
          new Result(
              List.of(),
              Optional.of(
                  ImportBasis.full(
                      call.plan(), basis.rules(), Optional.of("what is new is over 1 GB")))));
    }
    unloaded.forEach(it -> ImportSizes.check(it.dataset(), it.rows(), it.bytes()));
    new Manifest(submissions.warehouse(), tables, bucket).write(call, unloaded);
    return StageAnswer.ready(new Result(unloaded, Optional.empty()));
  }

  private Unloaded unloaded(
      StageCall call,
      ImportBasis basis,
      SubmittedStatements progress,
      Dataset dataset,
      long expected) {
    String queryId = Objects.requireNonNull(progress.queryIds().get(dataset.key()));
    List<ResultRow> files = submissions.warehouse().result(queryId);
    long rows = files.stream().mapToLong(file -> file.number("row_count")).sum();
    long bytes = files.stream().mapToLong(file -> file.number("file_size")).sum();
    QualifiedName table = RunTables.of(settings, call).table(dataset);
    if (rows != expected) {
      throw new StatementFailed(
          String.format(
              Locale.ROOT,
              "%s of %s wrote %,d rows, %s has %,d",
              SCRIPT,
              dataset.key(),
              rows,
              table,
              expected));
    }
    if (files.isEmpty()) {
      throw new DataContractViolated(List.of(table + " has no row to unload"));
    }
    String location =
        "s3://%s/%s".formatted(bucket.name(), folder(call, dataset, progress.startedAt()));
    return new Unloaded(
        dataset,
        location,
        rows,
        bytes,
        files.size(),
        isAdded(basis, dataset) ? ImportMode.INCREMENTAL : ImportMode.FULL);
  }
}
