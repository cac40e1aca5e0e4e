package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.SourceInvalid;
import accelerator.core.StatementFailed;
import accelerator.warehouse.StackTables.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What earlier runs of a stack and domain have left in Snowflake: statements that still run, and
/// tables.
///
/// @param tables those of the run that comes after
record FormerRuns(Warehouse warehouse, RunTables tables) {

  /// Cancels the statements of runs that failed or were aborted, and drops their tables. Those that
  /// the views show stay.
  ///
  /// @param found the stack's and domain's tables and views
  /// @param datasets those that the run will make and show
  /// @param basis names the run whose tables are read
  /// @throws SourceInvalid naming each table or view that has a name of the stack's and is
  ///   another's
  void clear(List<Found> found, List<Dataset> datasets, ImportBasis basis) {
    Set<QualifiedName> wanted = new HashSet<>();
    datasets.forEach(dataset -> wanted.add(tables.view(dataset)));
    datasets.forEach(dataset -> wanted.add(tables.table(dataset)));
    stackTables().refuseForeign(found, wanted);
    stackTables().cancel(tables.tagPrefix());
    Set<String> kept = new HashSet<>(Set.of(tables.comment()));
    basis.former().map(former -> tables.former(former.runId()).comment()).ifPresent(kept::add);
    dropUnshown(found, kept);
  }

  /// The tables and views that are there under names of the stack and domain.
  List<Found> find() {
    return stackTables().find(tables.prefix());
  }

  /// Drops every table of the stack and domain that no view shows, but for the events of the run
  /// whose interactions are shown: an incremental run goes on from them.
  void dropUnshown() {
    dropUnshown(find(), Set.of());
  }

  private void dropUnshown(List<Found> found, Set<String> keptComments) {
    List<Found> views = found.stream().filter(Found::isView).toList();
    found.stream()
        .filter(table -> !table.isView() && stackTables().isOurs(table))
        .filter(table -> !keptComments.contains(table.comment()))
        .filter(table -> views.stream().noneMatch(view -> view.shows(table) || goesOn(view, table)))
        .forEach(table -> drop(table.name()));
  }

  private boolean goesOn(Found view, Found table) {
    return view.name().equals(tables.view(Dataset.INTERACTIONS))
        && view.comment().equals(table.comment())
        && table
            .name()
            .name()
            .startsWith((tables.prefix() + BaseTable.EVENTS.key() + "_").toUpperCase(Locale.ROOT));
  }

  private StackTables stackTables() {
    return new StackTables(warehouse, tables.schema(), tables.owner());
  }

  /// A table that cannot be dropped costs storage and nothing else. The next run tries again.
  private void drop(QualifiedName table) {
    try {
      warehouse.query(
          Script.load("sql/snowflake/drop_table.sql")
              .bind(Map.of("table", SqlFragment.name(table)), Map.of()),
          StackTables.TAG);
    } catch (StatementFailed _) {
      return;
    }
  }
}
