package accelerator.emulators.snowflake.junit;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.snowflake.SnowflakeError;
import accelerator.emulators.snowflake.SnowflakeServer;
import accelerator.emulators.snowflake.SnowflakeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A Snowflake for tests, registered with `@RegisterExtension`: a static field is one for the
/// class, an instance field a new one for each test. Its buckets are folders that are deleted at
/// the end.
///
/// ```java
/// @RegisterExtension static final SnowflakeExtension SNOWFLAKE = new SnowflakeExtension();
/// ```
///
/// The driver, `net.snowflake:snowflake-jdbc`, is the test's own dependency.
public final class SnowflakeExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private static final String USER = "TESTER";
  private static final String PASSWORD = "test";

  private final SnowflakeSettings settings;
  private @Nullable SnowflakeServer server;
  private @Nullable Path folder;
  private boolean isPerTest;

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
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (server == null) {
      isPerTest = true;
      start();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (isPerTest) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
  }

  private void start() {
    DriverLocale.settle();
    try {
      folder = Files.createTempDirectory("snowflake-buckets-");
    } catch (IOException failure) {
      throw new EmulatorException("there is no folder for buckets: " + failure, failure);
    }
    server = SnowflakeServer.start(settings, new FolderBuckets(folder));
  }

  private void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
    if (folder != null) {
      delete(folder);
      folder = null;
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new EmulatorException("buckets cannot be deleted: " + failure, failure);
    }
  }

  /// The server that is running.
  ///
  /// @throws IllegalStateException outside of a test
  public SnowflakeServer server() {
    if (server == null) {
      throw new IllegalStateException("no test is running: register it with @RegisterExtension");
    }
    return server;
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
  /// @throws EmulatorException if it cannot be made
  public Path bucket(String name) {
    if (folder == null) {
      throw new IllegalStateException("no test is running: register it with @RegisterExtension");
    }
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException failure) {
      throw new EmulatorException("there is no bucket '%s': %s".formatted(name, failure), failure);
    }
  }
}
