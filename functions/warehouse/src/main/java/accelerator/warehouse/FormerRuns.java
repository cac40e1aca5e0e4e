package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.SourceInvalid;
import accelerator.core.StatementFailed;
import accelerator.warehouse.StackTables.Found;
import java.util.HashSet;
import java.util.List;
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
  /// @param datasets those that the run will make and show
  /// @throws SourceInvalid naming each table or view that has a name of the stack's and is
  ///   another's
  void clear(List<Dataset> datasets) {
    List<Found> found = stackTables().find(tables.prefix());
    Set<QualifiedName> wanted = new HashSet<>();
    datasets.forEach(dataset -> wanted.add(tables.view(dataset)));
    datasets.forEach(dataset -> wanted.add(tables.table(dataset)));
    stackTables().refuseForeign(found, wanted);
    cancel();
    dropUnshown(found, Set.of(tables.comment()));
  }

  /// Drops every table of the stack and domain that no view shows.
  void dropUnshown() {
    dropUnshown(stackTables().find(tables.prefix()), Set.of());
  }

  private void dropUnshown(List<Found> found, Set<String> keptComments) {
    List<Found> views = found.stream().filter(Found::isView).toList();
    found.stream()
        .filter(table -> !table.isView() && stackTables().isOurs(table))
        .filter(table -> !keptComments.contains(table.comment()))
        .filter(table -> views.stream().noneMatch(view -> view.shows(table)))
        .forEach(table -> drop(table.name()));
  }

  private StackTables stackTables() {
    return new StackTables(warehouse, tables.schema(), tables.owner());
  }

  private void cancel() {
    BoundScript running =
        Script.load("sql/snowflake/find_statements.sql")
            .bind(
                Map.of("database", SqlFragment.identifier(tables.schema().database())),
                Map.of("prefix", tables.tagPrefix()));
    for (ResultRow row : warehouse.query(running, StackTables.TAG)) {
      row.text("query_id")
          .ifPresent(
              id -> tryTo("cancel_statement", Map.of("statement", SqlFragment.quotable(id))));
    }
  }

  private void drop(QualifiedName table) {
    tryTo("drop_table", Map.of("table", SqlFragment.name(table)));
  }

  /// A statement that has ended meanwhile does no harm, its table is its own run's; a table that
  /// cannot be dropped costs storage and nothing else. The next run tries again.
  private void tryTo(String file, Map<String, SqlFragment> names) {
    try {
      warehouse.query(
          Script.load("sql/snowflake/%s.sql".formatted(file)).bind(names, Map.of()),
          StackTables.TAG);
    } catch (StatementFailed _) {
      return;
    }
  }
}
