package accelerator.local.evaluation;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.emulators.recommenders.Items;
import accelerator.emulators.snowflake.DuckDbWarehouse;
import accelerator.local.stack.LocalWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The datasets that a run has made, as they stand in the warehouse.
public final class RunDatasets {
  private RunDatasets() {}

  /// A domain's interactions, in an order that is the same each time, and its items.
  ///
  /// @throws InvalidInput when the run has made none
  public static Subject read(DuckDbWarehouse warehouse, Domain domain) {
    try (Connection connection = warehouse.duckDb();
        Statement statement = connection.createStatement()) {
      return new Subject(domain, interactions(statement, domain), items(statement, domain));
    } catch (SQLException failure) {
      throw new InvalidInput(
          "%s has no datasets: %s".formatted(domain.key(), failure.getMessage()));
    }
  }

  private static List<PastInteraction> interactions(Statement statement, Domain domain)
      throws SQLException {
    String sql =
        ("select user_id, item_id, timestamp, event_type from %s"
                + " order by user_id, timestamp, event_type, item_id")
            .formatted(LocalWarehouse.view(domain, "interactions"));
    List<PastInteraction> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(
            new PastInteraction(
                found.getString(1), found.getString(2), found.getLong(3), found.getString(4)));
      }
    }
    return rows;
  }

  private static Items items(Statement statement, Domain domain) throws SQLException {
    Map<String, Map<String, String>> byId = new HashMap<>();
    try (ResultSet found =
        statement.executeQuery(
            "select * from %s".formatted(LocalWarehouse.view(domain, "items")))) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        Map<String, String> values = new HashMap<>();
        for (int column = 1; column <= columns; column++) {
          String value = found.getString(column);
          if (value != null) {
            values.put(found.getMetaData().getColumnName(column).toUpperCase(Locale.ROOT), value);
          }
        }
        String id = values.remove("ITEM_ID");
        if (id != null) {
          byId.put(id, values);
        }
      }
    }
    return new Items(byId);
  }
}
