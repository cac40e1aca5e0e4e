package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PersonalizeCommandTest {
  private final StringWriter errors = new StringWriter();
  @TempDir Path folder;

  private int execute(String... arguments) {
    CommandLine line = PersonalizeCommand.commandLine();
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
          --objects . --durations slow      | Invalid value for option '--durations': expected one of [INSTANT, QUICK, REALISTIC] (case-insensitive) but was 'slow'
          --objects . --threads 0           | --threads must be 1..1024, was 0
          --objects . --questions 0         | --questions must be 1..1000000, was 0
          --port 0                          | Missing required option: '--objects=DIR'
          """)
  void refusesABadOptionByNameAndValueWithExitCodeTwo(String options, String message) {
    String[] arguments = options.split(" ");

    assertThat(execute(arguments)).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
  }

  @Test
  void refusesAPortThatIsTakenWithExitCodeTwo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(execute("--objects", folder.toString(), "--port", port)).isEqualTo(2);
      assertThat(errors.toString())
          .isEqualToIgnoringNewLines(
              "personalize: --port must be free on 127.0.0.1, %s is taken".formatted(port));
    }
  }

  @Test
  void showsAnExampleAndItsVersion() {
    StringWriter shown = new StringWriter();
    CommandLine line = PersonalizeCommand.commandLine();
    line.setOut(new PrintWriter(shown, true));

    assertThat(line.execute("--help")).isZero();
    assertThat(line.execute("--version")).isZero();
    assertThat(shown.toString())
        .contains("personalize --port 9400 --objects objects --durations instant")
        .contains("1.0.0");
  }

  @Test
  void servesUntilItIsInterrupted() throws InterruptedException {
    StringWriter shown = new StringWriter();
    CommandLine line = PersonalizeCommand.commandLine();
    CountDownLatch told = new CountDownLatch(1);
    line.setOut(
        new PrintWriter(shown) {
          @Override
          public void flush() {
            told.countDown();
          }
        });
    Thread serving =
        Thread.ofPlatform()
            .start(() -> line.execute("--objects", folder.toString(), "--port", "0"));

    told.await();
    assertThat(shown.toString())
        .contains("Personalize  http://127.0.0.1:")
        .contains("Stop with Ctrl-C.");

    serving.interrupt();
    serving.join();
    assertThat(errors.toString()).isEmpty();
  }
}
