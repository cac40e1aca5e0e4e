package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes the tables of a domain's datasets, all at once; a dataset whose further table is not set
/// or not there is not made. The first look checks the source and submits a statement for each;
/// later looks only look. A first look that is repeated makes the same tables again.
///
/// Ready, it answers `{"rows": {"interactions": 52000, ..}}`.
record TransformDatasets(WarehouseSettings settings, Submissions submissions)
    implements Actions.Action {

  /// @param rows of each dataset's table
  record Result(Map<Dataset, Long> rows) {}

  @Override
  public StageAnswer handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    Domain domain = call.plan().domain();
    SubmittedStatements progress =
        call.progress(SubmittedStatements.class).orElseGet(() -> submit(call));
    return submissions
        .pending(
            progress,
            call.run().deadlines().warehouse(),
            key -> DatasetFiles.sql(domain, Dataset.of(key)))
        .orElseGet(() -> ready(call, progress));
  }

  private SubmittedStatements submit(StageCall call) {
    Tables tables = new Tables(settings);
    Domain domain = call.plan().domain();
    Sources sources = Sources.find(submissions.warehouse(), tables, call);
    sources.check();
    Map<String, String> queryIds = new TreeMap<>();
    for (Dataset dataset : sources.datasets()) {
      BoundScript script =
          DatasetFiles.materialise(
              call.plan(), dataset, sources, tables.dataset(domain, dataset), settings.rules());
      queryIds.put(dataset.key(), submissions.warehouse().submit(script, call.tag(dataset.key())));
    }
    return new SubmittedStatements(submissions.clock().instant(), queryIds);
  }

  private StageAnswer ready(StageCall call, SubmittedStatements progress) {
    List<Dataset> datasets = progress.queryIds().keySet().stream().map(Dataset::of).toList();
    RowCounts counts = new RowCounts(submissions.warehouse(), new Tables(settings));
    return StageAnswer.ready(new Result(counts.of(call, datasets)));
  }
}
