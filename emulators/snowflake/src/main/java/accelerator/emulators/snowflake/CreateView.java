package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `create [or replace] [secure] view [if not exists] name [(columns)] [copy grants] [comment =
/// '..'] as ..`. Grants are not kept here, so copying them changes nothing.
final class CreateView {
  private CreateView() {}

  /// @param cursor just after the word `view`
  static StatementResult run(
      SqlTokenCursor cursor, boolean isReplaced, StatementExecution execution) {
    boolean ifMissing = cursor.accept("IF", "NOT", "EXISTS");
    ObjectName name = cursor.name().in(execution.session());
    String columns = cursor.sees("(") ? columns(cursor) : "";
    Optional<String> comment = Optional.empty();
    while (!cursor.sees("AS")) {
      if (cursor.accept("COMMENT", "=")) {
        comment = Optional.of(cursor.string());
      } else {
        cursor.expect("COPY", "GRANTS");
      }
    }
    cursor.expect("AS");
    List<SqlToken> written = cursor.rest();
    String query = Statements.translated(written, execution);
    if (columns.isEmpty()) {
      SelectList.refuseDoubled(written, query, execution);
    }
    boolean isThere = ifMissing && execution.warehouse().hasTable(name);
    execution.run(
        "create %s view %s %s %s as %s"
            .formatted(
                isReplaced ? "or replace" : "",
                ifMissing ? "if not exists" : "",
                name.sql(),
                columns,
                query));
    comment.ifPresent(text -> AlterTable.comment("VIEW", name, text, execution));
    return StatementResult.status(
        StatementKind.DEFINITION,
        isThere
            ? name.last() + " already exists, statement succeeded."
            : "View %s successfully created.".formatted(name.last()));
  }

  private static String columns(SqlTokenCursor cursor) {
    return SqlCall.split(cursor.bracketed()).stream()
        .map(
            column -> {
              SqlTokenCursor one = new SqlTokenCursor(cursor.sql(), column);
              ObjectName name = one.name();
              if (one.accept("COMMENT")) {
                one.string();
              }
              one.expectEnd();
              return new ObjectName(List.of(name.last())).sql();
            })
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
