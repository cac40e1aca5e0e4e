package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void letsInAUserWithItsKey() throws SQLException {
    assertThat(
            server.rows(
                "select current_user(), current_role(), current_warehouse(), current_database(),"
                    + " current_schema(), current_account()"))
        .containsExactly(List.of("LOADER", "LOADING", "COMPUTE", "SNOWPLOW", "DERIVED", "ACME"));
  }

  @Test
  void letsInAUserWithAPassword() throws SQLException {
    try (Connection connection = server.connect(password("open sesame"))) {
      assertThat(TestServer.rows(connection, "select current_user()"))
          .containsExactly(List.of("HUMAN"));
    }
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(() -> server.connect(password("guess")))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Incorrect username or password was specified.")
        .extracting(error -> ((SQLException) error).getErrorCode())
        .isEqualTo(390100);
  }

  @Test
  void refusesTheKeyOfAnother() {
    Properties properties = server.properties();
    properties.put("privateKey", TestServer.newKeys().getPrivate());
    assertInvalidToken(properties);
  }

  @Test
  void refusesAnUnknownUser() {
    Properties properties = server.properties();
    properties.put("user", "stranger");
    assertInvalidToken(properties);
  }

  @Test
  void takesAMissingSchemaOnlyWhenItIsNeeded() throws SQLException {
    Properties properties = server.properties();
    properties.put("schema", "nowhere");
    try (Connection connection = server.connect(properties)) {
      assertThat(TestServer.rows(connection, "select 1")).containsExactly(List.of("1"));
      assertThatThrownBy(() -> TestServer.run(connection, "create table lost (id number)"))
          .hasMessageContaining("does not have a current schema");
    }
  }

  @Test
  void needsAWarehouseForTables() throws SQLException {
    Properties properties = server.properties();
    properties.put("warehouse", "closed");
    try (Connection connection = server.connect(properties)) {
      assertThatThrownBy(
              () -> TestServer.rows(connection, "select * from information_schema.tables"))
          .hasMessageContaining("No active warehouse selected in the current session");
      TestServer.run(connection, "use warehouse compute");
      assertThat(TestServer.rows(connection, "select count(*) from information_schema.tables"))
          .hasSize(1);
    }
  }

  @Test
  void renewsATokenThatIsTooOld() throws SQLException, IOException {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    try (TestServer timed = TestServer.start(now::get);
        Connection connection = timed.connect()) {
      assertThat(TestServer.rows(connection, "select 1")).containsExactly(List.of("1"));
      now.updateAndGet(instant -> instant.plus(Duration.ofHours(2)));
      assertThat(TestServer.rows(connection, "select 2")).containsExactly(List.of("2"));
    }
  }

  @Test
  void endsASessionForGood() throws SQLException {
    Connection connection = server.connect();
    assertThat(connection.isValid(5)).isTrue();
    connection.close();
    assertThat(connection.isClosed()).isTrue();
    assertThatThrownBy(() -> TestServer.rows(connection, "select 1"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void keepsTheDriverOnThisMachine(@TempDir Path folder) throws SQLException, IOException {
    try (Recording recording = new Recording()) {
      recording.enable("jdk.SocketWrite").withoutThreshold();
      recording.start();
      server.rows("select 1");
      recording.stop();
      Path file = folder.resolve("sockets.jfr");
      recording.dump(file);
      List<RecordedEvent> writes =
          RecordingFile.readAllEvents(file).stream()
              .filter(event -> event.getEventType().getName().equals("jdk.SocketWrite"))
              .toList();
      assertThat(writes).isNotEmpty();
      assertThat(writes)
          .allSatisfy(write -> assertThat(write.getString("address")).isEqualTo("127.0.0.1"));
    }
  }

  private static Properties password(String password) {
    Properties properties = server.properties();
    properties.remove("privateKey");
    properties.put("user", "human");
    properties.put("password", password);
    return properties;
  }

  private static void assertInvalidToken(Properties properties) {
    assertThatThrownBy(() -> server.connect(properties))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("JWT token is invalid")
        .extracting(error -> ((SQLException) error).getErrorCode())
        .isEqualTo(390144);
  }
}
