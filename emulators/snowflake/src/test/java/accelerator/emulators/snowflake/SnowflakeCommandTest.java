package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
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
}
