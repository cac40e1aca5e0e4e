package accelerator.warehouse;

import accelerator.core.ServiceUnavailable;
import accelerator.core.StatementFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.resultset.QueryStatus;
import net.snowflake.client.api.resultset.SnowflakeResultSet;
import net.snowflake.client.api.statement.SnowflakePreparedStatement;
import net.snowflake.client.api.statement.SnowflakeStatement;

/// Snowflake by way of its JDBC driver. One connection is kept while it is good; it is never
/// closed, because a log-out cancels the statements that were submitted on it.
final class SnowflakeWarehouse implements Warehouse {

  /// Seconds that a kept connection has to prove itself.
  private static final int PROOF = 10;

  /// Seconds that a query may take which is waited for: of the 15 minutes of a Lambda, five are
  /// left to tell that it took too long.
  private static final int QUERY_SECONDS = 600;

  private final SnowflakeLogin login;
  private Optional<Connection> kept = Optional.empty();

  SnowflakeWarehouse(SnowflakeLogin login) {
    this.login = login;
  }

  @Override
  public List<ResultRow> query(BoundScript script, String tag) {
    return run(
        script,
        connection -> {
          try (PreparedStatement statement = prepare(connection, script, tag)) {
            statement.setQueryTimeout(QUERY_SECONDS);
            try (ResultSet rows = statement.executeQuery()) {
              return read(rows);
            }
          }
        });
  }

  @Override
  public String submit(BoundScript script, String tag) {
    return run(
        script,
        connection -> {
          try (PreparedStatement statement = prepare(connection, script, tag)) {
            ResultSet submitted =
                statement.unwrap(SnowflakePreparedStatement.class).executeAsyncQuery();
            return submitted.unwrap(SnowflakeResultSet.class).getQueryID();
          }
        });
  }

  @Override
  public StatementState state(String queryId) {
    return run(
        "query " + queryId,
        connection -> state(connection.unwrap(SnowflakeConnection.class).getQueryStatus(queryId)));
  }

  @Override
  public List<ResultRow> result(String queryId) {
    return run(
        "query " + queryId,
        connection -> {
          try (ResultSet rows =
              connection.unwrap(SnowflakeConnection.class).createResultSet(queryId)) {
            return read(rows);
          }
        });
  }

  /// What is neither done nor failed for good counts as running: queued, blocked, restarted inside
  /// Snowflake, not yet known. The driver's own `isAnError` holds blocked for an error and its
  /// `isStillRunning` holds restarted for done.
  static StatementState state(QueryStatus status) {
    return switch (status.getStatus()) {
      case SUCCESS -> new StatementState.Done();
      case FAILED_WITH_ERROR, FAILED_WITH_INCIDENT, ABORTED, DISCONNECTED ->
          new StatementState.Failed(
              String.format(
                  Locale.ROOT,
                  "%s (%d): %s",
                  status.getStatus(),
                  status.getErrorCode(),
                  status.getErrorMessage()),
              status.getErrorCode());
      case RUNNING,
          ABORTING,
          QUEUED,
          RESUMING_WAREHOUSE,
          QUEUED_REPAIRING_WAREHOUSE,
          RESTARTED,
          BLOCKED,
          NO_DATA ->
          new StatementState.Running();
    };
  }

  private static PreparedStatement prepare(Connection connection, BoundScript script, String tag)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(script.text());
    statement.unwrap(SnowflakeStatement.class).setParameter("QUERY_TAG", tag);
    for (int i = 0; i < script.values().size(); i++) {
      statement.setObject(i + 1, script.values().get(i));
    }
    return statement;
  }

  private static List<ResultRow> read(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<ResultRow> read = new ArrayList<>();
    while (rows.next()) {
      Map<String, String> values = new HashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String value = rows.getString(i);
        if (value != null) {
          values.put(columns.getColumnLabel(i), value);
        }
      }
      read.add(new ResultRow(values));
    }
    return read;
  }

  /// What fails of a script is told with the place in its file.
  private <T> T run(BoundScript script, Work<T> work) {
    try {
      return run(script.path(), work);
    } catch (StatementFailed failure) {
      String said = String.valueOf(failure.getMessage());
      throw StatementAdvice.failed(List.of(said), failure.code(), SqlPlace.of(script, said));
    }
  }

  private <T> T run(String what, Work<T> work) {
    try {
      return work.on(connection());
    } catch (SQLException failure) {
      String said = "%s: %s".formatted(what, failure.getMessage());
      if (!isLost(failure)) {
        throw new StatementFailed(said, failure.getErrorCode());
      }
      kept = Optional.empty();
      throw new ServiceUnavailable(said, failure);
    }
  }

  private Connection connection() throws SQLException {
    if (kept.isEmpty() || !kept.get().isValid(PROOF)) {
      kept = Optional.of(login.open());
    }
    return kept.get();
  }

  /// Whether a failure is of the session or the network, not of the statement. SQLSTATE 08 is a
  /// connection's, 58030 is what the driver calls a failed request.
  private static boolean isLost(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return SnowflakeLogin.isLogin(failed.getErrorCode())
        || state.startsWith("08")
        || state.equals("58030");
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }
}
