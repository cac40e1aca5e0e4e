package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.DomainPlan;
import accelerator.core.ImportMode;
import accelerator.core.Imported;
import accelerator.core.InvalidInput;
import accelerator.core.StageCall;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Chooses whether a run goes on from an earlier one. One that was asked to and cannot imports
/// everything, and says why.
///
/// @param kept the tables that are in the stack's schema
record ImportChoice(WarehouseSettings settings, Sources sources, Set<QualifiedName> kept) {

  /// @throws InvalidInput when the run's window ends before what is new would begin
  ImportBasis choose(StageCall call) {
    DomainPlan plan = call.plan();
    String rules = rules(plan);
    if (call.run().importMode() == ImportMode.FULL) {
      return ImportBasis.full(plan, rules, Optional.empty());
    }
    if (plan.imported().isEmpty()) {
      return ImportBasis.full(plan, rules, Optional.of("nothing published says what it has"));
    }
    Imported former = plan.imported().get();
    Optional<String> reason = reason(call, former, rules);
    if (reason.isPresent()) {
      return ImportBasis.full(plan, rules, reason);
    }
    ImportBasis basis = ImportBasis.incremental(plan, former, settings.increments().lateDays());
    if (basis.since().isAfter(plan.window().endDate())) {
      throw new InvalidInput(
          "the window ends on %s, and what is new since run %s begins on %s: give a later window, or importMode FULL"
              .formatted(plan.window().endDate(), former.runId(), basis.since()));
    }
    return basis;
  }

  private Optional<String> reason(StageCall call, Imported former, String rules) {
    if (!former.rules().equals(rules)) {
      return Optional.of(
          "SQL, schemas, settings or source tables have changed since run " + former.runId());
    }
    int every = settings.increments().fullEvery();
    if (former.increments() + 1 >= every) {
      return Optional.of("it is one of every " + every + " runs, which imports everything");
    }
    RunTables.Former tables = RunTables.of(settings, call).former(former.runId());
    boolean isThere =
        Stream.of(BaseTable.EVENTS.key(), Dataset.INTERACTIONS.key())
            .map(tables::table)
            .allMatch(kept::contains);
    return isThere
        ? Optional.empty()
        : Optional.of("the tables of run %s are not there".formatted(former.runId()));
  }

  /// A digest of everything that decides what the tables hold, but for rows and window.
  private String rules(DomainPlan plan) {
    StringBuilder all = new StringBuilder(settings.rules().toString());
    sources.tables().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(table -> all.append('\n').append(table.getValue().name()));
    Stream.concat(
            sources.bases().stream().map(BaseTable::key),
            sources.datasets().stream().map(Dataset::key))
        .map(key -> sources.script(DatasetFiles.sql(plan.domain(), key)).text())
        .forEach(text -> all.append('\n').append(text));
    sources.datasets().stream()
        .map(dataset -> DatasetFiles.schema(plan.domain(), dataset))
        .map(DatasetSchema::text)
        .forEach(text -> all.append('\n').append(text));
    return StackOwner.digest(all.toString());
  }
}
