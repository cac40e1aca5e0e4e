package accelerator.emulators.snowflake.junit;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.junit.EmulatorExtension;
import accelerator.emulators.snowflake.SnowflakeError;
import accelerator.emulators.snowflake.SnowflakeServer;
import accelerator.emulators.snowflake.SnowflakeSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// A Snowflake for tests, registered with `@RegisterExtension`: a static field is one for the
/// class, an instance field a new one for each test. Its buckets are folders that are deleted at
/// the end.
///
/// ```java
/// @RegisterExtension static final SnowflakeExtension SNOWFLAKE = new SnowflakeExtension();
/// ```
///
/// The driver, `net.snowflake:snowflake-jdbc`, is the test's own dependency.
public final class SnowflakeExtension extends EmulatorExtension<SnowflakeServer> {
  private static final String USER = "TESTER";
  private static final String PASSWORD = "test";

  private final SnowflakeSettings settings;

  /// Database `TEST`, schema `PUBLIC`, role `TESTER`, warehouse `TEST`; the user of {@link
  /// #connect} can do everything.
  public SnowflakeExtension() {
    this(SnowflakeSettings.of("TEST", Map.of(), "TEST", "PUBLIC", "TESTER", "TEST"));
  }

  /// @param settings of the server; a user `TESTER` for {@link #connect} is added
  public SnowflakeExtension(SnowflakeSettings settings) {
    this.settings = settings.withUser(USER, SnowflakeSettings.User.withPassword(PASSWORD));
  }

  @Override
  protected SnowflakeServer start(Path own) {
    DriverLocale.settle();
    return SnowflakeServer.start(settings, new FolderBuckets(own));
  }

  /// The server that is running.
  ///
  /// @throws IllegalStateException outside of a test
  public SnowflakeServer server() {
    return running();
  }

  /// A new session through the driver. Close it.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(server().jdbcUrl(), properties());
  }

  /// The driver's properties for {@link #connect}, to be changed.
  public Properties properties() {
    Properties properties = new Properties();
    properties.put("user", USER);
    properties.put("password", PASSWORD);
    properties.put("db", settings.database());
    properties.put("schema", settings.schema());
    properties.put("warehouse", settings.warehouse());
    properties.put("role", settings.role());
    properties.put("JDBC_QUERY_RESULT_FORMAT", "JSON");
    properties.put("CLIENT_TELEMETRY_ENABLED", "false");
    return properties;
  }

  /// Runs a statement as an administrator.
  ///
  /// @throws SnowflakeError if it fails
  public void run(String sql) {
    server().run(sql);
  }

  /// The folder of a bucket, which is there from now on: `s3://NAME/KEY` is the file `KEY` in it.
  ///
  /// @throws IllegalStateException outside of a test
  /// @throws EmulatorException if it cannot be made
  public Path bucket(String name) {
    return folder(name);
  }
}
