package accelerator.emulators.snowflake;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What changes the session itself: `use`, `alter session`, transactions.
final class SessionStatements {
  private static final String DONE = "Statement executed successfully.";

  private final SnowflakeSettings settings;

  SessionStatements(SnowflakeSettings settings) {
    this.settings = settings;
  }

  /// Empty if the statement is none of these.
  Optional<StatementResult> run(SqlTokenCursor cursor, StatementExecution execution) {
    if (cursor.accept("USE")) {
      return Optional.of(use(cursor, execution));
    }
    if (cursor.accept("ALTER", "SESSION", "SET")) {
      set(cursor, execution);
      return Optional.of(StatementResult.status(StatementKind.ALTER_SESSION, DONE));
    }
    if (cursor.accept("ALTER", "SESSION", "UNSET")) {
      String name = cursor.name().last();
      cursor.expectEnd();
      if (!SessionParameters.isKnown(name)) {
        throw SnowflakeError.invalidParameter(name);
      }
      execution.session().resetParameter(name);
      return Optional.of(StatementResult.status(StatementKind.ALTER_SESSION, DONE));
    }
    if (cursor.accept("BEGIN") || cursor.accept("START")) {
      cursor.accept("TRANSACTION");
      cursor.accept("WORK");
      cursor.expectEnd();
      execution.run("begin transaction");
      execution.session().inTransaction(true);
      return Optional.of(StatementResult.status(StatementKind.TRANSACTION, DONE));
    }
    if (cursor.sees("COMMIT") || cursor.sees("ROLLBACK")) {
      return Optional.of(endTransaction(cursor, execution));
    }
    return Optional.empty();
  }

  private static StatementResult endTransaction(
      SqlTokenCursor cursor, StatementExecution execution) {
    String verb = cursor.next().name();
    cursor.accept("WORK");
    cursor.expectEnd();
    if (execution.session().inTransaction()) {
      end(verb, !execution.session().isAutocommit(), execution);
    }
    return StatementResult.status(StatementKind.TRANSACTION, DONE);
  }

  /// Ends the transaction, and begins another if wanted.
  ///
  /// @throws SnowflakeError on a commit, if a statement has failed in it: nothing of it is there
  private static void end(String verb, boolean wantsAnother, StatementExecution execution) {
    SnowflakeSession session = execution.session();
    Optional<String> brokenBy = verb.equals("COMMIT") ? session.brokenBy() : Optional.empty();
    session.inTransaction(false);
    try {
      execution.run(brokenBy.isPresent() ? "ROLLBACK" : verb);
    } finally {
      if (wantsAnother) {
        execution.tidy("begin transaction");
        session.inTransaction(true);
      }
    }
    if (brokenBy.isPresent()) {
      throw SnowflakeError.internal(
          "The transaction was rolled back here, because a statement in it failed: "
              + brokenBy.get());
    }
  }

  private static void set(SqlTokenCursor cursor, StatementExecution execution) {
    StatementOptions options = StatementOptions.read(cursor);
    cursor.expectEnd();
    for (Map.Entry<String, String> entry : options.texts().entrySet()) {
      SessionParameters.set(execution.session(), entry.getKey(), entry.getValue());
      if (entry.getKey().equals("AUTOCOMMIT")) {
        autocommit(execution);
      }
    }
  }

  private static void autocommit(StatementExecution execution) {
    SnowflakeSession session = execution.session();
    boolean wanted = !session.isAutocommit();
    if (wanted != session.inTransaction()) {
      if (wanted) {
        execution.run("begin transaction");
        session.inTransaction(true);
      } else {
        end("COMMIT", false, execution);
      }
    }
  }

  private StatementResult use(SqlTokenCursor cursor, StatementExecution execution) {
    SnowflakeSession session = execution.session();
    if (cursor.accept("ROLE")) {
      session.useRole(require("Role", cursor, settings.role()));
    } else if (cursor.accept("WAREHOUSE")) {
      session.useWarehouse(require("Warehouse", cursor, settings.warehouse()));
    } else if (cursor.accept("DATABASE")) {
      database(cursor.name().last(), execution);
    } else {
      cursor.accept("SCHEMA");
      schema(cursor.name(), execution);
    }
    cursor.expectEnd();
    return StatementResult.status(StatementKind.USE, DONE);
  }

  private static String require(String kind, SqlTokenCursor cursor, String known) {
    String name = cursor.name().last();
    if (!name.equals(known)) {
      throw new SnowflakeError(
          2043,
          "02000",
          "SQL compilation error:\nObject does not exist, or operation cannot be performed. (%s '%s')"
              .formatted(kind.toLowerCase(Locale.ROOT), name));
    }
    return name;
  }

  private static void database(String name, StatementExecution execution) {
    if (!execution.warehouse().hasDatabase(name)) {
      throw SnowflakeError.missing("Database", name);
    }
    use(execution, name, Optional.of("PUBLIC"));
  }

  private static void schema(ObjectName name, StatementExecution execution) {
    List<String> parts = name.parts();
    String database = parts.size() > 1 ? parts.getFirst() : execution.session().database();
    if (!execution.warehouse().hasSchema(database, name.last())) {
      throw SnowflakeError.missing("Schema", database + "." + name.last());
    }
    use(execution, database, Optional.of(name.last()));
  }

  private static void use(StatementExecution execution, String database, Optional<String> schema) {
    try {
      execution.session().use(database, schema);
    } catch (SQLException failure) {
      throw DuckDbErrors.translate(failure, execution.query().sql());
    }
  }
}
