package accelerator.local.stack;

import accelerator.core.Domain;
import accelerator.core.Window;
import accelerator.emulators.snowflake.DuckDbWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the local warehouse's tables tell about themselves, for whoever starts a run or shops.
public final class SourceData {
  private static final int SHOPPERS = 40;
  private static final Map<Domain, String> TIME =
      new EnumMap<>(
          Map.of(Domain.ECOMMERCE, "derived_tstamp", Domain.VIDEO_ON_DEMAND, "start_tstamp"));

  private SourceData() {}

  /// The days from the first to the last event of the domains' source tables, but for clocks before
  /// the year 2000 or after today, which are wrong; none when a table is missing or empty: the run
  /// then says what is wrong.
  public static Optional<Window> window(
      DuckDbWarehouse warehouse, List<Domain> domains, LocalDate today) {
    Optional<Window> all = Optional.empty();
    for (Domain domain : domains) {
      Optional<Window> own =
          rows(
                  warehouse,
                  """
                  select min(day)::varchar, max(day)::varchar
                  from (select %s::date as day from %s)
                  where day between '2000-01-01' and '%s'
                  having count(day) > 0
                  """
                      .formatted(TIME.get(domain), domain.sourceTable(), today))
              .stream()
              .map(row -> new Window(LocalDate.parse(row.get(0)), LocalDate.parse(row.get(1))))
              .findFirst();
      all = all.isEmpty() ? own : own.isEmpty() ? all : Optional.of(spanning(all.get(), own.get()));
    }
    return all;
  }

  private static Window spanning(Window one, Window other) {
    return new Window(
        one.startDate().isBefore(other.startDate()) ? one.startDate() : other.startDate(),
        one.endDate().isAfter(other.endDate()) ? one.endDate() : other.endDate());
  }

  /// Some users of a domain, from the busiest on; none before its datasets are made.
  public static List<String> shoppers(DuckDbWarehouse warehouse, Domain domain) {
    return rows(
            warehouse,
            String.format(
                Locale.ROOT,
                "select user_id from %s group by user_id order by count(*) desc, user_id limit %d",
                LocalWarehouse.view(domain, "interactions"),
                SHOPPERS))
        .stream()
        .map(List::getFirst)
        .toList();
  }

  /// Whether a user is among those that a domain's recommenders have learned from.
  public static boolean knows(DuckDbWarehouse warehouse, Domain domain, String userId) {
    String quoted = userId.replace("'", "''");
    return !rows(
            warehouse,
            "select user_id from %s where user_id = '%s' limit 1"
                .formatted(LocalWarehouse.view(domain, "interactions"), quoted))
        .isEmpty();
  }

  /// The values of a query, row by row; none when a table is missing.
  public static List<List<String>> rows(DuckDbWarehouse warehouse, String sql) {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = warehouse.duckDb();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.add(found.getString(column));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException _) {
      return List.of();
    }
  }
}
