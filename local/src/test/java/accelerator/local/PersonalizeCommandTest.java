package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PersonalizeCommandTest {
  private final StringWriter errors = new StringWriter();
  @TempDir Path folder;

  private int execute(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --objects nowhere                 | --objects must be a folder, was 'nowhere'
          --objects . --port 65536          | --port must be 0..65535, was 65536
          --objects . --account 7           | --account must be 12 digits, was '7'
          --objects . --region Mars         | --region must be like eu-west-1, was 'Mars'
          --objects . --durations slow      | Invalid value for option '--durations': expected one of [instant, quick, realistic] (case-insensitive) but was 'slow'
          --port 0                          | Missing required option: '--objects=DIR'
          """)
  void refusesABadOptionByNameAndValueWithExitCodeTwo(String options, String message) {
    String[] arguments = ("personalize " + options).split(" ");

    assertThat(execute(arguments)).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
  }

  @Test
  void refusesAPortThatIsTakenWithExitCodeTwo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(execute("personalize", "--objects", folder.toString(), "--port", port))
          .isEqualTo(2);
      assertThat(errors.toString())
          .isEqualToIgnoringNewLines(
              "accelerator: --port must be free on 127.0.0.1, %s is taken".formatted(port));
    }
  }
}
