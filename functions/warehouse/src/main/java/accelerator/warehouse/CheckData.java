package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.DataContractViolated;
import accelerator.core.Dataset;
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

/// Holds a domain's tables against the data contract, before anything costs money. The first look
/// submits all statements together; later looks only look, and ask the source where the window was
/// empty. Ready, it answers with the recommenders that can be trained; those that cannot are
/// skipped, each with its reason. Data that cannot be imported, or trains no recommender, is
/// refused with every violation named.
record CheckData(WarehouseSettings settings, Submissions submissions) implements Actions.Action {

  /// @param leftOut what of the source is not in the datasets: how many by reason
  /// @param examples of what is left out an item's id by the same reason, where there is one
  /// @param warnings what is allowed and seldom meant, each a sentence
  /// @param datasets those that have rows to import
  record Result(
      Map<Dataset, Long> rows,
      List<Recommender> recommenders,
      List<Skipped> skipped,
      Map<String, Long> leftOut,
      Map<String, String> examples,
      List<String> warnings,
      List<Dataset> datasets) {}

  record Skipped(Recommender name, String reason) {}

  @Override
  public StageAnswer handle(JsonNode payload) {
    StageCall call = StageCall.of(payload);
    return look(call, call.progress(SubmittedStatements.class).orElseGet(() -> begin(call)));
  }

  private StageAnswer look(StageCall call, SubmittedStatements progress) {
    return submissions
        .pending(progress, call.run().deadlines().warehouse(), Measurements::path)
        .orElseGet(() -> goOn(call, progress));
  }

  private SubmittedStatements begin(StageCall call) {
    return new SubmittedStatements(
        submissions.clock().instant(),
        submit(call, measurements(call).scripts(submissions.clock().instant())));
  }

  private Map<String, String> submit(StageCall call, Map<String, BoundScript> scripts) {
    RunTables tables = RunTables.of(settings, call);
    Map<String, String> queryIds = new TreeMap<>();
    scripts.forEach(
        (key, script) ->
            queryIds.put(key, submissions.warehouse().submit(script, tables.tag("check-" + key))));
    return queryIds;
  }

  private StageAnswer goOn(StageCall call, SubmittedStatements progress) {
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
      Map<String, BoundScript> ofSource = measurements(call).ofSource();
      if (!progress.queryIds().keySet().containsAll(ofSource.keySet())) {
        Map<String, String> queryIds = new HashMap<>(progress.queryIds());
        queryIds.putAll(submit(call, ofSource));
        return look(call, new SubmittedStatements(progress.startedAt(), queryIds));
      }
    }
    return StageAnswer.ready(judged(call, measured.findings()));
  }

  private Measurements measurements(StageCall call) {
    return new Measurements(
        settings, new SourceTables(submissions.warehouse(), settings).find(call), call);
  }

  private static Result judged(StageCall call, Findings findings) {
    DataContract contract = new DataContract(findings);
    List<Recommender> trainable = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Recommender recommender : call.plan().recommenders()) {
      Optional<String> shortage = contract.shortage(recommender);
      shortage.ifPresentOrElse(
          reason -> skipped.add(new Skipped(recommender, reason)),
          () -> trainable.add(recommender));
    }
    refuse(contract.violations(call.plan().window()), trainable, skipped);
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
    return new Result(
        new TreeMap<>(findings.rows()),
        trainable,
        skipped,
        leftOut,
        examples,
        contract.warnings(),
        findings.filledDatasets());
  }

  private static void refuse(
      List<String> violations, List<Recommender> trainable, List<Skipped> skipped) {
    List<String> all = new ArrayList<>(violations);
    if (trainable.isEmpty()) {
      skipped.forEach(skip -> all.add(skip.name().key() + " " + skip.reason()));
      all.add("no recommender can be trained");
    }
    if (!all.isEmpty()) {
      throw new DataContractViolated(all);
    }
  }
}
