package accelerator.emulators.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One query as it runs: DuckDB statements that can be stopped, with errors in Snowflake's terms.
///
/// @param now the time that the statement sees
record StatementExecution(
    SubmittedQuery query,
    SnowflakeSession session,
    Connection connection,
    DuckDbWarehouse warehouse,
    QueryHistory queries,
    Instant now) {
  private static final ObjectMapper JSON = new ObjectMapper();

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
      return reader.read(statement);
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

  /// Runs a statement that tidies up: also after the query was stopped.
  void tidy(String duckSql) {
    try {
      DuckDbWarehouse.run(connection, duckSql);
    } catch (SQLException failure) {
      throw DuckDbErrors.translate(failure, query.sql());
    }
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

  /// The kept result of a query as a temporary table of this connection, to be selected from.
  ///
  /// @return the table's name
  String keptAsTable(String queryId) {
    StatementResult result = kept(queryId);
    String table = "result " + queryId;
    String columns =
        result.columns().stream()
            .map(column -> SqlToken.quoted(column.name(), 0).sql() + " " + column.duckDbType())
            .collect(Collectors.joining(", "));
    String name = SqlToken.quoted(table, 0).sql();
    run("create or replace temp table %s (%s)".formatted(name, columns));
    String places =
        result.columns().stream()
            .map(StatementExecution::fromWire)
            .collect(Collectors.joining(", "));
    String insert = "insert into %s values (%s)".formatted(name, places);
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (JsonNode row : JSON.readTree(result.rowset())) {
        for (int column : IntStream.range(0, row.size()).toArray()) {
          statement.setString(column + 1, row.get(column).asText(null));
        }
        statement.addBatch();
      }
      if (result.rowCount() > 0) {
        statement.executeBatch();
      }
      return table;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw DuckDbErrors.translate(failure, query.sql());
    }
  }

  private static String fromWire(ResultColumn column) {
    return switch (column.type()) {
      case "date" -> "date '1970-01-01' + cast(? as integer)";
      case "timestamp_ntz" -> "make_timestamp(cast(cast(? as decimal(38, 9)) * 1000000 as bigint))";
      case "time" -> "time '00:00:00' + to_seconds(cast(cast(? as decimal(18, 9)) as double))";
      default -> "cast(? as %s)".formatted(column.duckDbType());
    };
  }
}
