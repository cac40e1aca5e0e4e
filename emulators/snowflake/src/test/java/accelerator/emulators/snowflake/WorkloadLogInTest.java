package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadLogInTest {
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
  void letsInAnAwsRoleWithoutAnySecretAndWithoutAskingAws(@TempDir Path folder)
      throws SQLException, IOException {
    List<RecordedEvent> writes;
    try (AwsKey key = new AwsKey("AKIAROBOT");
        Recording recording = new Recording()) {
      recording.enable("jdk.SocketWrite").withoutThreshold();
      recording.enable("jdk.SocketConnect").withoutThreshold();
      recording.start();
      try (Connection connection = connectAs(workload("robot"))) {
        assertThat(TestServer.rows(connection, "select current_user(), current_role()"))
            .containsExactly(List.of("ROBOT", "LOADING"));
      }
      recording.stop();
      Path file = folder.resolve("sockets.jfr");
      recording.dump(file);
      writes =
          RecordingFile.readAllEvents(file).stream()
              .filter(event -> event.getEventType().getName().startsWith("jdk.Socket"))
              .toList();
    }
    assertThat(writes)
        .isNotEmpty()
        .allSatisfy(write -> assertThat(write.getString("address")).isEqualTo("127.0.0.1"));
  }

  @Test
  void refusesAnAwsRoleThatIsNoUserOrAnother() {
    try (AwsKey key = new AwsKey("AKIASTRANGER")) {
      assertThatThrownBy(() -> connectAs(workload("robot")))
          .hasMessageContaining("AWS does not know the key that has signed it");
    }
    try (AwsKey key = new AwsKey("AKIAROBOT")) {
      assertThatThrownBy(() -> connectAs(workload("loader")))
          .hasMessageContaining("no user is the role arn:aws:iam::000000000000:role/robot")
          .extracting(error -> ((SQLException) error).getErrorCode())
          .isEqualTo(390144);
    }
  }

  private static Connection connectAs(Properties workload) throws SQLException {
    return DriverManager.getConnection(server.server.workloadJdbcUrl(), workload);
  }

  private static Properties workload(String user) {
    Properties properties = server.properties();
    properties.remove("privateKey");
    properties.put("user", user);
    properties.put("authenticator", "WORKLOAD_IDENTITY");
    properties.put("workloadIdentityProvider", "AWS");
    return properties;
  }

  /// Credentials of AWS where the driver looks for them first.
  private static final class AwsKey implements AutoCloseable {
    private static final List<String> NAMES =
        List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken", "aws.region");

    AwsKey(String id) {
      List<String> values = List.of(id, "secret", "token", "eu-west-1");
      for (int i = 0; i < NAMES.size(); i++) {
        System.setProperty(NAMES.get(i), values.get(i));
      }
    }

    @Override
    public void close() {
      NAMES.forEach(System::clearProperty);
    }
  }
}
