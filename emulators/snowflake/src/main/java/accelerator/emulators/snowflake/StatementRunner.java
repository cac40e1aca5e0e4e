package accelerator.emulators.snowflake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;

/// Runs the statements of sessions, each on the connection that is its place.
///
/// @param clock says what time a statement sees
record StatementRunner(
    Statements statements, DuckDbWarehouse warehouse, QueryHistory queries, InstantSource clock) {

  /// An asynchronous statement waits for none of its session's.
  StatementResult onItsOwnConnection(SubmittedQuery query, Binds binds, SnowflakeSession session) {
    try (Connection own = session.connect()) {
      return statements.run(binds, execution(query, session, own));
    } catch (SQLException failure) {
      throw DuckDbErrors.translate(failure, query.sql());
    }
  }

  /// Statements that are not asynchronous take turns on the session's connection.
  StatementResult inTurn(
      SubmittedQuery query, Binds binds, SnowflakeSession session, boolean isDescription) {
    session.lock().lock();
    try {
      StatementExecution execution = execution(query, session, session.connection());
      return isDescription ? statements.describe(execution) : statements.run(binds, execution);
    } finally {
      session.lock().unlock();
    }
  }

  private StatementExecution execution(
      SubmittedQuery query, SnowflakeSession session, Connection connection) {
    return new StatementExecution(
        query, session, connection, warehouse, queries, clock.instant(), new ResultTables(), false);
  }
}
