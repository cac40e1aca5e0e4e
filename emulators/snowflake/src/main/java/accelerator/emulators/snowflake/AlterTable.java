package accelerator.emulators.snowflake;

import java.util.List;

/// `alter table | view .. rename to`, `swap with`, `add`, `drop` and `rename column`, `set
/// comment`.
final class AlterTable {
  private AlterTable() {}

  /// @param cursor just after `alter`
  static StatementResult run(SqlTokenCursor cursor, StatementExecution execution) {
    String kind = cursor.next().name();
    if (!kind.equals("TABLE") && !kind.equals("VIEW")) {
      throw SnowflakeError.unsupported("ALTER " + kind);
    }
    boolean ifThere = cursor.accept("IF", "EXISTS");
    ObjectName written = cursor.name();
    ObjectName name = written.in(execution.session());
    if (!execution.warehouse().hasTable(name)) {
      if (ifThere) {
        return done();
      }
      throw SnowflakeError.missing("Object", written.dotted());
    }
    if (cursor.accept("RENAME", "TO")) {
      rename(kind, name, cursor.name().in(execution.session()), execution);
    } else if (kind.equals("TABLE") && cursor.accept("SWAP", "WITH")) {
      swap(name, cursor.name(), execution);
    } else if (kind.equals("TABLE") && !cursor.sees("SET")) {
      column(name, cursor, execution);
    } else {
      comment(kind, name, cursor, execution);
    }
    cursor.expectEnd();
    return done();
  }

  private static void rename(
      String kind, ObjectName from, ObjectName to, StatementExecution execution) {
    if (execution.warehouse().hasTable(to)) {
      throw SnowflakeError.exists(to.dotted());
    }
    if (!schema(from).equals(schema(to))) {
      throw SnowflakeError.unsupported("ALTER %s RENAME into another schema".formatted(kind));
    }
    execution.run("alter %s %s rename to %s".formatted(kind, from.sql(), last(to)));
  }

  /// Both names change at once, or neither.
  private static void swap(ObjectName one, ObjectName written, StatementExecution execution) {
    ObjectName other = written.in(execution.session());
    if (!execution.warehouse().hasTable(other)) {
      throw SnowflakeError.missing("Object", written.dotted());
    }
    if (!schema(one).equals(schema(other))) {
      throw SnowflakeError.unsupported("ALTER TABLE SWAP WITH a table of another schema");
    }
    ObjectName between =
        new ObjectName(
            List.of(one.parts().get(0), one.parts().get(1), "swap " + execution.query().id()));
    execution.atomically(
        () -> {
          execution.run("alter table %s rename to %s".formatted(one.sql(), last(between)));
          execution.run("alter table %s rename to %s".formatted(other.sql(), last(one)));
          execution.run("alter table %s rename to %s".formatted(between.sql(), last(other)));
          return true;
        });
  }

  private static void column(
      ObjectName table, SqlTokenCursor cursor, StatementExecution execution) {
    String change;
    if (cursor.accept("ADD")) {
      cursor.accept("COLUMN");
      boolean ifMissing = cursor.accept("IF", "NOT", "EXISTS");
      change =
          "add column %s %s"
              .formatted(
                  ifMissing ? "if not exists" : "",
                  CreateTable.column(new SqlTokenCursor(cursor.sql(), cursor.rest()), execution));
    } else if (cursor.accept("DROP")) {
      cursor.accept("COLUMN");
      boolean ifThere = cursor.accept("IF", "EXISTS");
      change = "drop column %s %s".formatted(ifThere ? "if exists" : "", cursor.name().sql());
    } else if (cursor.accept("RENAME", "COLUMN")) {
      String from = cursor.name().sql();
      cursor.expect("TO");
      change = "rename column %s to %s".formatted(from, cursor.name().sql());
    } else {
      throw unsupported("TABLE", cursor);
    }
    execution.run("alter table %s %s".formatted(table.sql(), change));
  }

  private static void comment(
      String kind, ObjectName name, SqlTokenCursor cursor, StatementExecution execution) {
    if (!cursor.accept("SET", "COMMENT", "=")) {
      throw unsupported(kind, cursor);
    }
    comment(kind, name, cursor.string(), execution);
  }

  static void comment(String kind, ObjectName name, String text, StatementExecution execution) {
    execution.run(
        "comment on %s %s is %s".formatted(kind, name.sql(), SqlToken.string(text, 0).sql()));
  }

  private static SnowflakeError unsupported(String kind, SqlTokenCursor cursor) {
    return SnowflakeError.unsupported(
        "ALTER %s %s"
            .formatted(kind, cursor.peek().map(SqlToken::text).orElse("without a change")));
  }

  private static List<String> schema(ObjectName name) {
    return name.parts().subList(0, 2);
  }

  private static String last(ObjectName name) {
    return SqlToken.quoted(name.last(), 0).sql();
  }

  private static StatementResult done() {
    return StatementResult.status(StatementKind.DEFINITION, "Statement executed successfully.");
  }
}
