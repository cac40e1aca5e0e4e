package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Kept results as temporary tables, to be selected from by one statement.
final class ResultTables {
  private final List<String> made = new ArrayList<>();

  /// The kept result of a query as a temporary table of an execution's connection.
  ///
  /// @return the table's name
  String table(String queryId, StatementExecution execution) {
    return table("result " + queryId, execution.kept(queryId), execution);
  }

  /// A result as a temporary table of an execution's connection.
  String table(String table, StatementResult result, StatementExecution execution) {
    String name = SqlToken.quoted(table, 0).sql();
    String columns =
        result.columns().stream()
            .map(column -> SqlToken.quoted(column.name(), 0).sql() + " " + column.duckDbType())
            .collect(Collectors.joining(", "));
    made.add(name);
    execution.run("create or replace temp table %s (%s)".formatted(name, columns));
    fill(name, result, execution);
    return table;
  }

  private static void fill(String name, StatementResult result, StatementExecution execution) {
    String places =
        result.columns().stream().map(ResultTables::fromWire).collect(Collectors.joining(", "));
    String insert = "insert into %s values (%s)".formatted(name, places);
    try (PreparedStatement statement = execution.connection().prepareStatement(insert)) {
      for (JsonNode row : StrictJson.read(result.rowset())) {
        for (int column = 0; column < row.size(); column++) {
          statement.setString(column + 1, row.get(column).asText(null));
        }
        statement.addBatch();
      }
      if (result.rowCount() > 0) {
        statement.executeBatch();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw DuckDbErrors.translate(failure, execution.query().sql());
    }
  }

  private static String fromWire(ResultColumn column) {
    return switch (column.type()) {
      case "date" -> "date '1970-01-01' + cast(? as integer)";
      case "timestamp_ntz" -> "make_timestamp(cast(cast(? as decimal(38, 9)) * 1000000 as bigint))";
      case "timestamp_ltz" -> "to_timestamp(cast(cast(? as decimal(38, 9)) as double))";
      case "timestamp_tz" -> "sf_kept_zoned(?)";
      case "binary" -> "unhex(?)";
      case "time" -> "time '00:00:00' + to_seconds(cast(cast(? as decimal(18, 9)) as double))";
      default -> "cast(? as %s)".formatted(column.duckDbType());
    };
  }

  /// Drops the tables that were made.
  void drop(StatementExecution execution) {
    made.forEach(name -> execution.tidy("drop table if exists " + name));
  }
}
