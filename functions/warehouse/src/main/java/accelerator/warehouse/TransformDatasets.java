package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes the tables of a domain's datasets: first what they are made of, see {@link BaseTable},
/// then all datasets at once. The first look checks the sources, cleans up after runs that have
/// ended, and submits; later looks only look, and submit what can go on. A first look that is
/// repeated makes the same tables again.
///
/// A dataset whose further table is not named is not made.
///
/// Ready, it answers `{"rows": {"interactions": 52000, ..}}`.
record TransformDatasets(WarehouseSettings settings, Submissions submissions)
    implements Actions.Action {

  /// @param rows of each dataset's table
  record Result(Map<Dataset, Long> rows) {}

  @Override
  public StageAnswer handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    return look(call, call.progress(SubmittedStatements.class).orElseGet(() -> begin(call)));
  }

  private StageAnswer look(StageCall call, SubmittedStatements progress) {
    Domain domain = call.plan().domain();
    return submissions
        .pending(progress, call.run().deadlines().warehouse(), key -> DatasetFiles.sql(domain, key))
        .orElseGet(() -> goOn(call, progress));
  }

  private SubmittedStatements begin(StageCall call) {
    Sources sources = new SourceTables(submissions.warehouse(), settings).find(call);
    sources.check();
    RunTables tables = RunTables.of(settings, call);
    new FormerRuns(submissions.warehouse(), tables).clear(sources.datasets());
    Map<String, String> queryIds =
        submit(call, sources, sources.bases().stream().map(BaseTable::key).toList());
    return new SubmittedStatements(submissions.clock().instant(), queryIds);
  }

  /// The datasets once the base tables are there; the end once the datasets are.
  private StageAnswer goOn(StageCall call, SubmittedStatements progress) {
    if (!datasets(progress).isEmpty()) {
      return ready(call, progress);
    }
    Sources sources = new SourceTables(submissions.warehouse(), settings).find(call);
    Map<String, String> queryIds = new HashMap<>(progress.queryIds());
    queryIds.putAll(submit(call, sources, sources.datasets().stream().map(Dataset::key).toList()));
    return look(call, new SubmittedStatements(progress.startedAt(), queryIds));
  }

  private Map<String, String> submit(StageCall call, Sources sources, Collection<String> keys) {
    RunTables tables = RunTables.of(settings, call);
    DomainScripts scripts = DomainScripts.of(settings, sources, tables, call.plan());
    Map<String, String> queryIds = new TreeMap<>();
    for (String key : keys) {
      queryIds.put(key, submissions.warehouse().submit(scripts.make(key), tables.tag(key)));
    }
    return queryIds;
  }

  private StageAnswer ready(StageCall call, SubmittedStatements progress) {
    RowCounts counts = new RowCounts(submissions.warehouse());
    return StageAnswer.ready(
        new Result(counts.of(RunTables.of(settings, call), datasets(progress))));
  }

  private static List<Dataset> datasets(SubmittedStatements progress) {
    return Arrays.stream(Dataset.values())
        .filter(dataset -> progress.queryIds().containsKey(dataset.key()))
        .toList();
  }
}
