package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes the tables of a domain's datasets: first what they are made of, see {@link BaseTable},
/// then all datasets at once. The first look checks the sources, cleans up after runs that have
/// ended, and submits; later looks only look, and submit what can go on. A first look that is
/// repeated makes the same tables again.
///
/// A dataset whose further table is not named is not made. An incremental run reads what is new of
/// the source, and takes over the rest from the events of the run before, see {@link ImportChoice}.
///
/// Ready, it answers `{"rows": {"interactions": 52000, ..}, "basis": {"since": "2025-09-01", ..}}`.
/// A call that carries a basis, since the new rows were too many for an increment, keeps to it.
record TransformDatasets(WarehouseSettings settings, Submissions submissions)
    implements Actions.Action {

  /// @param rows of each dataset's table
  record Result(Map<Dataset, Long> rows, ImportBasis basis) {}

  @Override
  public StageAnswer handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    return look(
        call, call.progress(SubmittedStatements.class).orElseGet(() -> begin(call, payload)));
  }

  private StageAnswer look(StageCall call, SubmittedStatements progress) {
    Domain domain = call.plan().domain();
    return submissions
        .pending(
            progress,
            call.run().deadlines().warehouse(),
            key -> DatasetFiles.sql(domain, key),
            (key, message) -> place(call, progress, key, message))
        .orElseGet(() -> goOn(call, progress));
  }

  private SubmittedStatements begin(StageCall call, JsonNode payload) {
    Redriven.refuse(payload, call);
    Sources sources = new SourceTables(submissions.warehouse(), settings).find(call);
    sources.check();
    RunTables tables = RunTables.of(settings, call);
    FormerRuns former = new FormerRuns(submissions.warehouse(), tables);
    List<StackTables.Found> found = former.find();
    ImportBasis basis =
        ImportBasis.given(payload)
            .orElseGet(() -> new ImportChoice(settings, sources, names(found)).choose(call));
    former.clear(found, sources.datasets(), basis);
    return new SubmittedStatements(
        submissions.clock().instant(),
        submit(call, sources, basis, sources.bases().stream().map(BaseTable::key).toList()),
        Optional.of(basis));
  }

  private static Set<QualifiedName> names(List<StackTables.Found> found) {
    return found.stream().map(StackTables.Found::name).collect(Collectors.toSet());
  }

  /// The datasets once the base tables are there; the end once the datasets are.
  private StageAnswer goOn(StageCall call, SubmittedStatements progress) {
    if (!datasets(progress).isEmpty()) {
      return ready(call, progress);
    }
    Sources sources = new SourceTables(submissions.warehouse(), settings).find(call);
    return look(
        call,
        progress.with(
            submit(
                call,
                sources,
                basis(call, progress),
                sources.datasets().stream().map(Dataset::key).toList())));
  }

  private static ImportBasis basis(StageCall call, SubmittedStatements progress) {
    return progress.basis().orElseGet(() -> ImportBasis.full(call.plan(), "", Optional.empty()));
  }

  private Map<String, String> submit(
      StageCall call, Sources sources, ImportBasis basis, Collection<String> keys) {
    RunTables tables = RunTables.of(settings, call);
    Map<String, String> queryIds = new TreeMap<>();
    for (String key : keys) {
      BoundScript script = script(call, sources, basis, key);
      queryIds.put(key, submissions.warehouse().submit(script, tables.tag(key)));
    }
    return queryIds;
  }

  private BoundScript script(StageCall call, Sources sources, ImportBasis basis, String key) {
    RunTables tables = RunTables.of(settings, call);
    DomainScripts scripts = DomainScripts.of(settings, sources, tables, call.plan(), basis.since());
    return basis
        .former()
        .filter(_ -> key.equals(BaseTable.EVENTS.key()))
        .map(former -> scripts.makeOnto(tables.former(former.runId()).table(key)))
        .orElseGet(() -> scripts.make(key));
  }

  /// Where in the team's own file a statement failed: it is composed once more as it was sent.
  private Optional<SqlPlace> place(
      StageCall call, SubmittedStatements progress, String key, String message) {
    Sources sources = new SourceTables(submissions.warehouse(), settings).find(call);
    return SqlPlace.of(script(call, sources, basis(call, progress), key), message);
  }

  private StageAnswer ready(StageCall call, SubmittedStatements progress) {
    RowCounts counts = new RowCounts(submissions.warehouse());
    return StageAnswer.ready(
        new Result(
            counts.of(RunTables.of(settings, call), datasets(progress)), basis(call, progress)));
  }

  private static List<Dataset> datasets(SubmittedStatements progress) {
    return Arrays.stream(Dataset.values())
        .filter(dataset -> progress.queryIds().containsKey(dataset.key()))
        .toList();
  }
}
