package accelerator.warehouse;

import accelerator.core.SourceInvalid;
import accelerator.core.StatementFailed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The tables and views of a schema whose comments say that they are a stack's. What is not the
/// stack's is never touched.
record StackTables(Warehouse warehouse, QualifiedName schema, StackOwner owner) {

  /// Not a tag of any run: what cancels statements by their run's tag must not find itself.
  static final String TAG = "stack-tables";

  /// A table or view.
  ///
  /// @param comment whose it is, and of which run
  record Found(QualifiedName name, boolean isView, String comment) {

    /// Whether this view shows a table: that of its dataset, of its run.
    boolean shows(Found table) {
      return table.name().name().startsWith(name.name() + "_") && table.comment().equals(comment);
    }
  }

  /// Those whose names begin so, the stack's and others.
  List<Found> find(String prefix) {
    BoundScript script =
        Script.load("sql/snowflake/find_tables.sql")
            .bind(
                Map.of("database", SqlFragment.identifier(schema.database())),
                Map.of("schema_name", schema.schema(), "prefix", prefix));
    List<Found> found = new ArrayList<>();
    for (ResultRow row : warehouse.query(script, TAG)) {
      row.text("table_name")
          .filter(name -> QualifiedName.isName(name) && TableColumns.isFound(name))
          .ifPresent(
              name ->
                  found.add(
                      new Found(
                          new QualifiedName(schema.database(), schema.schema(), name),
                          row.is("table_type", "VIEW"),
                          row.text("comment").orElse(""))));
    }
    return found;
  }

  boolean isOurs(Found table) {
    return table.comment().startsWith(owner.name() + "/");
  }

  /// Cancels the stack's statements that still run, which would make tables anew, and drops all
  /// that is the stack's: the views first, since they show the tables.
  ///
  /// @throws StatementFailed naming all that could not be dropped; the rest is
  void dropAll() {
    cancel(owner.tag() + "/");
    List<Found> ours = find(owner.tablePrefix()).stream().filter(this::isOurs).toList();
    List<String> left = new ArrayList<>();
    Stream.concat(ours.stream().filter(Found::isView), ours.stream().filter(each -> !each.isView()))
        .forEach(
            each -> {
              String kind = each.isView() ? "view" : "table";
              try {
                run("drop_" + kind, Map.of(kind, SqlFragment.name(each.name())));
              } catch (StatementFailed failure) {
                left.add("%s (%s)".formatted(each.name(), failure.getMessage()));
              }
            });
    if (!left.isEmpty()) {
      throw new StatementFailed("not dropped: " + String.join("; ", left));
    }
  }

  /// Cancels the statements whose tags begin so. One that has ended meanwhile does no harm.
  void cancel(String tagPrefix) {
    BoundScript running =
        Script.load("sql/snowflake/find_statements.sql")
            .bind(
                Map.of("database", SqlFragment.identifier(schema.database())),
                Map.of("prefix", tagPrefix));
    for (ResultRow row : warehouse.query(running, TAG)) {
      row.text("query_id").ifPresent(this::cancelStatement);
    }
  }

  private void cancelStatement(String id) {
    try {
      run("cancel_statement", Map.of("statement", SqlFragment.quotable(id)));
    } catch (StatementFailed _) {
      return;
    }
  }

  private void run(String file, Map<String, SqlFragment> names) {
    warehouse.query(Script.load("sql/snowflake/%s.sql".formatted(file)).bind(names, Map.of()), TAG);
  }

  /// @param names what the stack is about to make or replace
  /// @throws SourceInvalid naming each of them that is there already and is another's
  void refuseForeign(List<Found> found, Collection<QualifiedName> names) {
    List<String> foreign =
        found.stream()
            .filter(each -> names.contains(each.name()) && !isOurs(each))
            .map(
                each ->
                    "%s %s is not of stack %s: its comment is '%s'"
                        .formatted(
                            each.isView() ? "view" : "table",
                            each.name(),
                            owner.name(),
                            each.comment()))
            .toList();
    if (!foreign.isEmpty()) {
      throw new SourceInvalid(
          String.join("; ", foreign) + ". Rename it, or give the stack another SnowflakeSchema");
    }
  }
}
