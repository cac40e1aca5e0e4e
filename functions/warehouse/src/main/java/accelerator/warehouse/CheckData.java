package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.DataContractViolated;
import accelerator.core.Dataset;
import accelerator.core.Explanation;
import accelerator.core.Imported;
import accelerator.core.Recommender;
import accelerator.core.StageAnswer;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Holds a domain's tables against the data contract, before anything costs money. The first look
/// submits all statements together; later looks only look, and ask the source where the window was
/// empty. Ready, it answers with the recommenders that can be trained; those that cannot are
/// skipped, each with its reason. Data that cannot be imported, or trains no recommender, is
/// refused with every violation named. A call with `"tellViolations": true` is told them beside
/// everything else instead: `{"violations": [..], "next": "..", "result": {..}}`.
record CheckData(WarehouseSettings settings, Submissions submissions) implements Actions.Action {

  /// @param recommenders those that can be trained; none where nothing is imported
  /// @param leftOut what of the source is not in the datasets: how many by reason
  /// @param examples of what is left out an item's id by the same reason, where there is one
  /// @param warnings what is allowed and seldom meant, each a sentence
  /// @param datasets those that have rows to import; none when an incremental run finds no news, or
  ///   fewer than an import takes and no other dataset
  /// @param imported what the next incremental run goes on from
  record Result(
      Map<Dataset, Long> rows,
      List<Recommender> recommenders,
      List<Skipped> skipped,
      Map<String, Long> leftOut,
      Map<String, String> examples,
      List<String> warnings,
      List<Dataset> datasets,
      Imported imported) {}

  record Skipped(Recommender name, String reason) {}

  @Override
  public StageAnswer handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    ImportBasis basis = ImportBasis.of(payload, call.plan());
    Inspection inspection = new Inspection(call, basis, payload.path("tellViolations").asBoolean());
    return look(
        inspection, call.progress(SubmittedStatements.class).orElseGet(() -> begin(call, basis)));
  }

  /// @param isTold whether violations are answered, and not thrown
  private record Inspection(StageCall call, ImportBasis basis, boolean isTold) {}

  private StageAnswer look(Inspection inspection, SubmittedStatements progress) {
    return submissions
        .pending(progress, inspection.call().run().deadlines().warehouse(), Measurements::path)
        .orElseGet(() -> goOn(inspection, progress));
  }

  private SubmittedStatements begin(StageCall call, ImportBasis basis) {
    refuseOtherColumns(call);
    return new SubmittedStatements(
        submissions.clock().instant(),
        submit(call, measurements(call, basis).scripts(submissions.clock().instant())));
  }

  /// Before anything is measured: what is missing could not be.
  ///
  /// @throws DataContractViolated naming each column that the `.avsc` has otherwise
  private void refuseOtherColumns(StageCall call) {
    RunTables tables = RunTables.of(settings, call);
    List<Dataset> made = new SourceTables(submissions.warehouse(), settings).find(call).datasets();
    List<ResultRow> rows =
        submissions
            .warehouse()
            .query(
                BoundScript.union(
                    made.stream().map(it -> TableColumns.script(tables.table(it.key()))).toList()),
                tables.tag("check-columns"));
    List<MadeColumns> differing =
        made.stream()
            .map(it -> MadeColumns.of(call.plan().domain(), it, tables.table(it.key()), rows))
            .filter(it -> !it.violations().isEmpty())
            .toList();
    if (!differing.isEmpty()) {
      throw new DataContractViolated(
          new Explanation(
              differing.stream()
                  .flatMap(it -> it.violations().stream())
                  .collect(Collectors.joining("; ")),
              differing.stream()
                  .flatMap(it -> it.place().stream())
                  .findFirst()
                  .map(SqlPlace::toString),
              "edit the files that the cause names, and deploy",
              List.of()));
    }
  }

  private Map<String, String> submit(StageCall call, Map<String, BoundScript> scripts) {
    RunTables tables = RunTables.of(settings, call);
    Map<String, String> queryIds = new TreeMap<>();
    scripts.forEach(
        (key, script) ->
            queryIds.put(key, submissions.warehouse().submit(script, tables.tag("check-" + key))));
    return queryIds;
  }

  private StageAnswer goOn(Inspection inspection, SubmittedStatements progress) {
    StageCall call = inspection.call();
    Map<String, List<ResultRow>> rows = new HashMap<>();
    progress
        .queryIds()
        .forEach((key, queryId) -> rows.put(key, submissions.warehouse().result(queryId)));
    MeasuredRows measured =
        new MeasuredRows(
            call.plan().domain(),
            new Tables(settings).source(call.plan().domain(), call.run()),
            rows);
    if (measured.isEmpty()) {
      Map<String, BoundScript> ofSource = measurements(call, inspection.basis()).ofSource();
      if (!progress.queryIds().keySet().containsAll(ofSource.keySet())) {
        return look(inspection, progress.with(submit(call, ofSource)));
      }
    }
    JudgedData judged = judged(call, inspection.basis(), measured);
    return StageAnswer.ready(inspection.isTold() ? judged : judged.held());
  }

  private Measurements measurements(StageCall call, ImportBasis basis) {
    return new Measurements(
        settings, new SourceTables(submissions.warehouse(), settings).find(call), call, basis);
  }

  private JudgedData judged(StageCall call, ImportBasis basis, MeasuredRows measured) {
    Findings findings = measured.findings();
    DataContract contract = new DataContract(findings);
    List<Recommender> trainable = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Recommender recommender : call.plan().recommenders()) {
      Optional<String> shortage = contract.shortage(recommender);
      shortage.ifPresentOrElse(
          reason -> skipped.add(new Skipped(recommender, reason)),
          () -> trainable.add(recommender));
    }
    Map<String, Long> leftOut = new TreeMap<>();
    Map<String, String> examples = new TreeMap<>();
    findings
        .leftOut()
        .forEach(
            (reason, left) -> {
              if (left.rows() > 0) {
                leftOut.put(reason, left.rows());
                left.example().ifPresent(example -> examples.put(reason, example));
              }
            });
    Optional<News> news = News.of(basis, measured);
    List<String> warnings = new ArrayList<>(contract.warnings());
    basis.reason().ifPresent(reason -> warnings.add("everything was imported: " + reason));
    news.ifPresent(found -> warnings.addAll(found.sentences(settings.increments().fullEvery())));
    List<Dataset> toImport =
        news.map(found -> found.toImport(findings.filledDatasets()))
            .orElse(findings.filledDatasets());
    String runId = call.run().runId();
    Result result =
        new Result(
            new TreeMap<>(findings.rows()),
            toImport.isEmpty() ? List.of() : trainable,
            skipped,
            leftOut,
            examples,
            warnings,
            toImport,
            news.map(found -> found.next(runId, measured.newest()))
                .orElse(new Imported(runId, measured.newest(), basis.rules(), 0)));
    return JudgedData.of(contract, call.plan(), trainable.isEmpty(), result);
  }
}
