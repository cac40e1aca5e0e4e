package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.snowflake.junit.DriverLocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/// A server with one service user, one user with a password, and a folder for its stages.
final class TestServer implements AutoCloseable {
  static final KeyPair KEYS = newKeys();

  /// The AWS role of the user without a secret.
  private static final String ROBOT = "arn:aws:iam::000000000000:role/robot";

  static {
    DriverLocale.settle();
  }

  final SnowflakeServer server;
  final Path buckets;

  private TestServer(SnowflakeServer server, Path buckets) {
    this.server = server;
    this.buckets = buckets;
  }

  static TestServer start() {
    return start(InstantSource.system());
  }

  static TestServer start(InstantSource clock) {
    return start(clock, Duration.ofSeconds(40));
  }

  static TestServer start(InstantSource clock, Duration patience) {
    Path folder = newFolder();
    return new TestServer(
        SnowflakeServer.start(
            settings(),
            new FolderBuckets(folder),
            clock,
            () -> UUID.randomUUID().toString(),
            patience),
        folder);
  }

  /// With other buckets than a folder's.
  static TestServer over(Buckets others) {
    return new TestServer(SnowflakeServer.start(settings(), others), newFolder());
  }

  /// With the stages `files`, of a bucket that is there, and `gone`, of one that is not.
  static TestServer withStages() throws SQLException {
    TestServer started = start();
    try (Connection connection = started.connect()) {
      run(
          connection,
          """
          create storage integration if not exists lake type = external_stage
            storage_provider = 'S3' storage_aws_role_arn = 'arn:aws:iam::000000000000:role/lake'
            storage_aws_external_id = 'secret' enabled = true
            storage_allowed_locations = ('s3://bucket/', 's3://missing/')
          """,
          "create stage if not exists derived.files url = 's3://bucket/' storage_integration = lake",
          "create stage gone url = 's3://missing/x/' storage_integration = lake");
    }
    return started;
  }

  static SnowflakeSettings settings() {
    return SnowflakeSettings.of(
            "acme",
            Map.of(
                "loader",
                SnowflakeSettings.User.withKey((RSAPublicKey) KEYS.getPublic()),
                "human",
                SnowflakeSettings.User.withPassword("open sesame"),
                "robot",
                SnowflakeSettings.User.withRole(ROBOT)),
            "snowplow",
            "derived",
            "loading",
            "compute")
        .withLimits(new DuckDbLimits("512MB", 2))
        .calling("AKIAROBOT", ROBOT);
  }

  private static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("buckets-");
      Files.createDirectory(folder.resolve("bucket"));
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  Properties properties() {
    Properties properties = new Properties();
    properties.put("user", "loader");
    properties.put("privateKey", KEYS.getPrivate());
    properties.put("db", "snowplow");
    properties.put("schema", "derived");
    properties.put("warehouse", "compute");
    properties.put("role", "loading");
    properties.put("TIMEZONE", "UTC");
    properties.put("CLIENT_TELEMETRY_ENABLED", "false");
    properties.put("disablePlatformDetection", "true");
    properties.put("JDBC_QUERY_RESULT_FORMAT", "JSON");
    return properties;
  }

  Connection connect() throws SQLException {
    return connect(properties());
  }

  Connection connect(Properties properties) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), properties);
  }

  /// Runs a statement in a session of its own and gives its rows as text.
  List<List<String>> rows(String sql) throws SQLException {
    try (Connection connection = connect()) {
      return rows(connection, sql);
    }
  }

  static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows(rows);
    }
  }

  static List<List<String>> rows(ResultSet rows) throws SQLException {
    List<List<String>> result = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        row.add(text(rows, column));
      }
      result.add(row);
    }
    return result;
  }

  /// A value as text. The driver writes days and times in the digits of the machine's own locale.
  static String text(ResultSet rows, int column) throws SQLException {
    String text = String.valueOf(rows.getString(column));
    int type = rows.getMetaData().getColumnType(column);
    return type == Types.DATE || type == Types.TIMESTAMP || type == Types.TIME
        ? text.chars()
            .map(each -> Character.isDigit(each) ? '0' + Character.digit(each, 10) : each)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (!Files.exists(buckets)) {
      return;
    }
    try (Stream<Path> files = Files.walk(buckets)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
