package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Loads the packaged sample of a domain into tables of the function's own schema. The first look
/// uploads the files, makes the tables anew and submits the loads; so it can be repeated.
///
/// Ready, it answers `{"tables": {"SHOP.PERSONALIZE.SAMPLE_..": 70000, ..}}` with each one's rows.
///
/// @param samples what is packaged
record LoadSampleData(
    WarehouseSettings settings,
    Submissions submissions,
    BucketFiles bucket,
    Function<Domain, List<PackagedSample>> samples)
    implements Actions.Action {
  private static final String FOLDER = "snowflake/sample-data/";
  private static final String SCRIPT = "sql/snowflake/load_sample.sql";

  record Result(Map<String, Long> tables) {}

  @Override
  public StageAnswer handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    SubmittedStatements progress =
        call.progress(SubmittedStatements.class).orElseGet(() -> begin(call, payload));
    return submissions
        .pending(progress, call.run().deadlines().warehouse(), table -> SCRIPT + " of " + table)
        .orElseGet(() -> ready(call, progress));
  }

  private SubmittedStatements begin(StageCall call, JsonNode payload) {
    Redriven.refuse(payload, call);
    Map<String, String> queryIds = new TreeMap<>();
    for (PackagedSample sample : samples.apply(call.plan().domain())) {
      queryIds.put(sample.table(), submit(call, sample));
    }
    return new SubmittedStatements(submissions.clock().instant(), queryIds);
  }

  private String submit(StageCall call, PackagedSample sample) {
    QualifiedName table = new Tables(settings).sample(sample.table());
    StackTables stackTables =
        new StackTables(submissions.warehouse(), settings.schema(), settings.owner());
    stackTables.refuseForeign(stackTables.find(table.name()), List.of(table));
    bucket.put(FOLDER + sample.fileName(), sample.bytes(), "application/gzip");
    BoundScript create =
        Script.load(TableColumns.ddl(sample.table()))
            .bind(
                Map.of(
                    "table", SqlFragment.name(table),
                    "owner", SqlFragment.quotable(settings.owner().name() + "/sample")),
                Map.of());
    String tag = RunTables.of(settings, call).tag("sample");
    submissions.warehouse().query(create, tag);
    return submissions.warehouse().submit(load(sample, table), tag);
  }

  private BoundScript load(PackagedSample sample, QualifiedName table) {
    return Script.load(SCRIPT)
        .bind(
            Map.of(
                "table", SqlFragment.name(table),
                "columns", SqlFragment.columns(sample.columns()),
                "stage", SqlFragment.name(settings.stage()),
                "file", SqlFragment.path(sample.fileName())),
            Map.of());
  }

  private StageAnswer ready(StageCall call, SubmittedStatements progress) {
    Tables tables = new Tables(settings);
    Map<String, QualifiedName> names = new TreeMap<>();
    for (String table : progress.queryIds().keySet()) {
      QualifiedName name = tables.sample(table);
      names.put(name.toString(), name);
    }
    RowCounts counts = new RowCounts(submissions.warehouse());
    return StageAnswer.ready(
        new Result(counts.of(names, RunTables.of(settings, call).tag("rows"))));
  }
}
