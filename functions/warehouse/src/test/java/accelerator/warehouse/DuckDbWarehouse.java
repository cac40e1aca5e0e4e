package accelerator.warehouse;

import accelerator.core.StatementFailed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A warehouse over a DuckDB of its own, in memory: statements that are submitted have run when the
/// id comes back. What only Snowflake has (`copy into`) is answered by rows given before. Three
/// spellings of Snowflake's are replaced: `transient`, `timestamp_ntz`, and the information schema,
/// which DuckDB has once for all databases.
final class DuckDbWarehouse implements Warehouse, AutoCloseable {
  final Connection connection;
  final List<BoundScript> submitted = new ArrayList<>();
  final List<String> tags = new ArrayList<>();
  final Map<String, StatementState> states = new HashMap<>();
  Function<BoundScript, List<ResultRow>> copies = _ -> List.of();

  /// A database that is not there; none when empty.
  String lacksDatabase = "";

  private final Map<String, List<ResultRow>> results = new HashMap<>();

  DuckDbWarehouse() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      execute("attach ':memory:' as SHOP");
      execute("create schema SHOP.SNOWPLOW");
      execute("create schema SHOP.PERSONALIZE");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  void execute(String sql) {
    query(new BoundScript("given", sql, List.of()), "given");
  }

  @Override
  public List<ResultRow> query(BoundScript script, String tag) {
    tags.add(tag);
    if (!lacksDatabase.isEmpty() && script.text().contains(lacksDatabase + ".")) {
      throw new StatementFailed("Database '%s' does not exist".formatted(lacksDatabase));
    }
    String sql =
        script
            .text()
            .replace("transient table", "table")
            .replace("timestamp_ntz", "timestamp")
            .replace("SHOP.information_schema", "information_schema");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < script.values().size(); i++) {
        statement.setObject(i + 1, script.values().get(i));
      }
      return statement.execute() ? read(statement.getResultSet()) : List.of();
    } catch (SQLException failure) {
      throw new StatementFailed(script.path() + ": " + failure.getMessage());
    }
  }

  private static List<ResultRow> read(ResultSet result) throws SQLException {
    List<ResultRow> rows = new ArrayList<>();
    while (result.next()) {
      Map<String, String> values = new HashMap<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        String value = result.getString(i);
        if (value != null) {
          values.put(result.getMetaData().getColumnLabel(i), value);
        }
      }
      rows.add(new ResultRow(values));
    }
    return rows;
  }

  @Override
  public String submit(BoundScript script, String tag) {
    submitted.add(script);
    String id = "query-" + submitted.size();
    try {
      boolean isCopy = script.path().startsWith("sql/snowflake/");
      results.put(id, isCopy ? copies.apply(script) : query(script, tag));
      states.putIfAbsent(id, new StatementState.Done());
    } catch (StatementFailed failure) {
      states.put(id, new StatementState.Failed(String.valueOf(failure.getMessage())));
    }
    return id;
  }

  @Override
  public StatementState state(String queryId) {
    return states.getOrDefault(queryId, new StatementState.Running());
  }

  @Override
  public List<ResultRow> result(String queryId) {
    return results.getOrDefault(queryId, List.of());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
