package accelerator.emulators.snowflake;

import java.util.Optional;

/// What the comment of a table or view says: a property when it is made, `comment [if exists] on
/// table|view name is 'text'` afterwards. `information_schema.tables` shows it.
final class TableComment {
  private TableComment() {}

  static StatementResult run(SqlTokenCursor cursor, StatementExecution execution) {
    cursor.expect("COMMENT");
    boolean ifThere = cursor.accept("IF", "EXISTS");
    cursor.expect("ON");
    String kind = cursor.sees("VIEW") ? "view" : "table";
    if (!cursor.accept("VIEW") && !cursor.accept("TABLE")) {
      throw SnowflakeError.unsupported("COMMENT ON " + cursor.next().name());
    }
    ObjectName name = cursor.name().in(execution.session());
    cursor.expect("IS");
    String text = cursor.next().text();
    cursor.expectEnd();
    if (ifThere && !execution.warehouse().hasTable(name)) {
      return StatementResult.status(
          StatementKind.DEFINITION,
          "%s doesn't exist, statement succeeded.".formatted(name.last()));
    }
    set(kind, name, text, execution);
    return StatementResult.status(StatementKind.DEFINITION, "Statement executed successfully.");
  }

  /// The comment among the properties of what is being made, `copy grants` before or after it.
  static Optional<String> property(SqlTokenCursor cursor) {
    Optional<String> comment = Optional.empty();
    while (cursor.sees("COPY") || cursor.sees("COMMENT")) {
      if (!cursor.accept("COPY", "GRANTS")) {
        cursor.expect("COMMENT", "=");
        comment = Optional.of(cursor.next().text());
      }
    }
    return comment;
  }

  /// @param kind `table` or `view`
  static void set(String kind, ObjectName name, String text, StatementExecution execution) {
    execution.run(
        "comment on %s %s is %s".formatted(kind, name.sql(), SqlToken.string(text, 0).sql()));
  }
}
