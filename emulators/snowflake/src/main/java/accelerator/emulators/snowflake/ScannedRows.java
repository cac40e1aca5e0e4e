package accelerator.emulators.snowflake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.duckdb.ProfilerPrintFormat;

/// How many rows of tables DuckDB has read for a connection's last statement, by its own profile.
final class ScannedRows {
  private static final Pattern ROWS = Pattern.compile("\"total_rows_scanned\": *(\\d+)");

  private ScannedRows() {}

  /// Lets a connection keep the profile of its last statement.
  static void observe(Connection connection) throws SQLException {
    DuckDbWarehouse.run(connection, "pragma enable_profiling = 'no_output'");
  }

  /// 0 where there is no profile.
  static long of(Connection connection) {
    try {
      String profile =
          connection
              .unwrap(DuckDBConnection.class)
              .getProfilingInformation(ProfilerPrintFormat.JSON);
      Matcher rows = ROWS.matcher(String.valueOf(profile));
      return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    } catch (SQLException _) {
      return 0;
    }
  }
}
