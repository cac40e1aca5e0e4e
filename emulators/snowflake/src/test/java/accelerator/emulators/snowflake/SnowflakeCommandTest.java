package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SnowflakeCommandTest {
  private final StringWriter errors = new StringWriter();
  @TempDir Path folder;

  private int execute(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  @Test
  void refusesAFolderThatIsNotThereWithExitCodeTwo() {
    assertThat(execute("--objects", "nowhere")).isEqualTo(2);
    assertThat(errors.toString()).contains("--objects must be a folder, was 'nowhere'");
  }

  @Test
  void refusesAPortThatIsTakenWithExitCodeTwo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(execute("--objects", folder.toString(), "--port", port)).isEqualTo(2);
      assertThat(errors.toString())
          .contains("--port must be free on 127.0.0.1, %s is taken".formatted(port));
    }
  }

  @Test
  void servesAFolderThatIsGivenRelativeToTheWorkingFolder() throws Exception {
    Files.createDirectory(folder.resolve("bucket"));
    Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    Thread serving =
        Thread.ofPlatform()
            .start(() -> line.execute("--port", "0", "--objects", relative.toString()));
    while (!out.toString().contains("Ctrl-C") && serving.isAlive()) {
      LockSupport.parkNanos(5_000_000);
    }
    String url = out.toString().lines().findFirst().orElseThrow().split(" +", 2)[1];
    try (Connection connection = DriverManager.getConnection(url, properties())) {
      TestServer.run(
          connection,
          "create storage integration lake type = external_stage storage_provider = 'S3'"
              + " storage_aws_role_arn = 'arn:aws:iam::000000000000:role/lake' enabled = true"
              + " storage_allowed_locations = ('*')",
          "create stage files url = 's3://bucket/' storage_integration = lake",
          "copy into @files/x/ from (select 7 as n) file_format = (type = csv compression = none)");
    } finally {
      serving.interrupt();
      serving.join();
    }
    assertThat(folder.resolve("bucket/x/data_0_0_0.csv")).content().isEqualTo("7\n");
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.put("user", "tester");
    properties.put("password", "local");
    properties.put("db", "TEST");
    properties.put("schema", "PUBLIC");
    properties.put("JDBC_QUERY_RESULT_FORMAT", "JSON");
    return properties;
  }

  @Test
  void refusesLimitsThatCannotBeWithExitCodeTwo() {
    assertThat(execute("--objects", folder.toString(), "--memory", "much")).isEqualTo(2);
    assertThat(execute("--objects", folder.toString(), "--port", "70000")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("snowflake: memory must be such as 512MB, was 'much'")
        .contains("snowflake: --port must be 0..65535, was 70000");
  }
}
