package accelerator.emulators.snowflake.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.snowflake.SnowflakeSettings;
import accelerator.emulators.snowflake.junit.SnowflakeExtension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A new server for each test, with names of one's own.
class OwnSnowflakeTest {
  @RegisterExtension
  final SnowflakeExtension snowflake =
      new SnowflakeExtension(
          SnowflakeSettings.of("acme", Map.of(), "sales", "raw", "analyst", "compute"));

  @RepeatedTest(2)
  void beginsEmpty() throws SQLException {
    try (Connection connection = snowflake.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table only_once (id number)");
      try (ResultSet rows =
          statement.executeQuery("select current_database() || '.' || current_schema()")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("SALES.RAW");
      }
    }
  }
}
