package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.Look;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;

/// Loads the packaged sample of a domain into a table of the function's own schema. The first look
/// uploads the file, makes the table anew and submits the load; so it can be repeated.
///
/// Ready, it answers `{"table": "SHOP.PERSONALIZE.SAMPLE_..", "rows": 70000}`.
///
/// @param samples what is packaged
record LoadSampleData(
    Settings settings,
    Submissions submissions,
    DataBucket bucket,
    Function<Domain, PackagedSample> samples)
    implements Actions.Action {
  private static final String FOLDER = "snowflake/sample-data/";
  private static final String SCRIPT = "sql/snowflake/load_sample.sql";

  record Result(String table, long rows) {}

  @Override
  public Look handle(JsonNode payload) {
    Call call = Call.of(payload);
    QualifiedName table = new Tables(settings).sample(call.plan().domain());
    Progress progress = call.progress().orElseGet(() -> submit(call, table));
    return submissions
        .pending(progress, call.run().deadlines().warehouse(), _ -> SCRIPT)
        .orElseGet(() -> ready(call, table));
  }

  private Progress submit(Call call, QualifiedName table) {
    Domain domain = call.plan().domain();
    PackagedSample sample = samples.apply(domain);
    bucket.put(FOLDER + sample.fileName(), sample.bytes(), "application/gzip");
    Warehouse warehouse = submissions.warehouse();
    BoundScript create =
        Script.load(SourceColumns.ddl(domain))
            .bind(Map.of("table", Fragment.name(table)), Map.of());
    warehouse.query(create, call.tag("sample"));
    String queryId = warehouse.submit(load(sample, table), call.tag("sample"));
    return new Progress(submissions.clock().instant(), Map.of("sample", queryId));
  }

  private BoundScript load(PackagedSample sample, QualifiedName table) {
    return Script.load(SCRIPT)
        .bind(
            Map.of(
                "table", Fragment.name(table),
                "columns", Fragment.columns(sample.columns()),
                "stage", Fragment.name(settings.stage()),
                "file", Fragment.path(sample.fileName())),
            Map.of());
  }

  private Look ready(Call call, QualifiedName table) {
    long rows =
        new RowCounts(submissions.warehouse(), new Tables(settings)).of(table, call.tag("rows"));
    return Look.ready(new Result(table.toString(), rows));
  }
}
