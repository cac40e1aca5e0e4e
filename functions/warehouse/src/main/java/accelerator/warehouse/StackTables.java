package accelerator.warehouse;

import accelerator.core.SourceInvalid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

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
                          row.text("owner").orElse(""))));
    }
    return found;
  }

  boolean isOurs(Found table) {
    return table.comment().startsWith(owner.name() + "/");
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
