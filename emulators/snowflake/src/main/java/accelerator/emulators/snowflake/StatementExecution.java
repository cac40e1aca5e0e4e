package accelerator.emulators.snowflake;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One query as it runs: DuckDB statements that can be stopped, with errors in Snowflake's terms.
///
/// @param now the time that the statement sees
/// @param results tables that it reads of earlier results
/// @param isLate whether every conversion is chosen late, once DuckDB knows all types
record StatementExecution(
    SubmittedQuery query,
    SnowflakeSession session,
    Connection connection,
    DuckDbWarehouse warehouse,
    QueryHistory queries,
    Instant now,
    ResultTables results,
    boolean isLate) {
  private static final System.Logger LOG = System.getLogger(StatementExecution.class.getName());

  /// The same, with every conversion chosen late.
  StatementExecution late() {
    return new StatementExecution(
        query, session, connection, warehouse, queries, now, results, true);
  }

  /// What to do with a statement that has run.
  @FunctionalInterface
  interface Reader<T> {
    T read(Statement statement) throws SQLException;
  }

  /// Runs one statement in DuckDB's dialect.
  ///
  /// @throws SnowflakeError whatever goes wrong
  <T> T run(String duckSql, Reader<T> reader) {
    return run(duckSql, reader, cause -> Optional.empty());
  }

  /// Runs one statement whose own errors some know better.
  ///
  /// @param explanation what an error means, if it knows
  <T> T run(
      String duckSql,
      Reader<T> reader,
      Function<SQLException, Optional<SnowflakeError>> explanation) {
    try (Statement statement = connection.createStatement()) {
      query.running(statement);
      statement.execute(duckSql);
      T read = reader.read(statement);
      query.scanned(ScannedRows.of(connection));
      return read;
    } catch (SQLException failure) {
      throw query
          .stopReason()
          .or(() -> explanation.apply(failure))
          .orElseGet(() -> DuckDbErrors.translate(failure, query.sql()));
    } finally {
      query.running(null);
    }
  }

  /// Runs a statement whose result does not matter.
  void run(String duckSql) {
    run(duckSql, statement -> true);
  }

  /// Runs a statement that tidies up: also after the query was stopped. What cannot be tidied in a
  /// transaction that has failed is undone with it.
  void tidy(String duckSql) {
    try {
      DuckDbWarehouse.run(connection, duckSql);
    } catch (SQLException failure) {
      LOG.log(Level.DEBUG, "{0}: {1}", duckSql, failure.getMessage());
    }
  }

  /// Whether the session's transaction is open on this connection.
  boolean inTransaction() {
    return session.inTransaction() && connection == session.connection();
  }

  /// Does all of some work or nothing: in a transaction of its own, or in the session's, which is
  /// undone whole if the work fails.
  <T> T atomically(Supplier<T> work) {
    if (inTransaction()) {
      try {
        return work.get();
      } catch (Throwable failure) {
        undoTransaction(failure);
        throw failure;
      }
    }
    run("begin transaction");
    try {
      T result = work.get();
      run("commit");
      return result;
    } catch (Throwable failure) {
      tidy("rollback");
      throw failure;
    }
  }

  /// After a statement has failed: DuckDB ends the session's transaction, unless it has not seen
  /// the statement at all.
  void afterFailure(Throwable failure) {
    if (inTransaction()) {
      try {
        DuckDbWarehouse.run(connection, "select 1");
      } catch (SQLException _) {
        undoTransaction(failure);
      }
    }
  }

  /// Begins another transaction in the place of one that has failed. It cannot be committed.
  private void undoTransaction(Throwable failure) {
    tidy("rollback");
    tidy("begin transaction");
    session.breakTransaction(String.valueOf(failure.getMessage()));
  }

  /// How many rows a statement changed.
  long update(String duckSql) {
    return run(duckSql, Statement::getUpdateCount);
  }

  /// The rows of a statement.
  StatementResult select(StatementKind kind, String duckSql) {
    return run(duckSql, statement -> read(kind, statement.getResultSet()));
  }

  /// The columns that a statement would give, without running it.
  List<ResultColumn> describe(String duckSql) {
    try (PreparedStatement statement = connection.prepareStatement(duckSql)) {
      return DuckDbRows.columns(statement.getMetaData());
    } catch (SQLException failure) {
      throw DuckDbErrors.translate(failure, query.sql());
    }
  }

  private static StatementResult read(StatementKind kind, ResultSet resultSet) throws SQLException {
    DuckDbRows rows = new DuckDbRows(resultSet);
    Rowset rowset = new Rowset();
    int width = rows.columns().size();
    List<@Nullable String> row = new ArrayList<>(width);
    while (rows.next()) {
      row.clear();
      for (int column = 0; column < width; column++) {
        row.add(WireValue.of(rows.value(column)));
      }
      rowset.add(row);
    }
    return new StatementResult(kind, rows.columns(), rowset.json(), rowset.rowCount());
  }

  /// The result that is kept of a query of the same user.
  ///
  /// @throws SnowflakeError if there is none, none yet or none any more
  StatementResult kept(String queryId) {
    SubmittedQuery found =
        queries
            .find(queryId, session.user())
            .orElseThrow(
                () ->
                    new SnowflakeError(709, "02000", "Statement %s not found".formatted(queryId)));
    return switch (found.outcome().orElse(null)) {
      case null ->
          throw new SnowflakeError(
              709, "02000", "Statement %s is still running".formatted(queryId));
      case SubmittedQuery.Outcome.Success success -> success.result();
      case SubmittedQuery.Outcome.Failure failure -> throw failure.error();
      case SubmittedQuery.Outcome.Expired expired ->
          throw new SnowflakeError(
              1101, "02000", "Result for query %s has expired".formatted(queryId));
    };
  }
}
