package accelerator.emulators.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(60)
class SamCommandTest {
  private static final String TEMPLATE =
      "target/test-classes/accelerator/emulators/sam/stranger/greetings.yaml";
  private final StringWriter errors = new StringWriter();
  @TempDir private Path folder = Path.of("");

  @Test
  void printsItsRoutesAndFunctionsUntilItIsStopped() throws Exception {
    BufferedReader said;
    CommandLine line = SamCommand.commandLine();
    PipedReader pipe = new PipedReader();
    line.setOut(new PrintWriter(new PipedWriter(pipe), true));
    said = new BufferedReader(pipe);

    Thread command =
        Thread.ofPlatform()
            .start(
                () -> line.execute(TEMPLATE, "--port=0", "--lambda-port=0", "--folder=" + folder));
    List<String> lines = new ArrayList<>();
    while (!lines.contains("Stop with Ctrl-C.")) {
      lines.add(said.readLine().replaceAll(":[0-9]+$", ":PORT"));
    }
    command.interrupt();
    command.join();

    assertThat(lines)
        .containsExactly(
            "HTTP API  http://127.0.0.1:PORT",
            "  GET /greeting -> Greet",
            "Lambda    http://127.0.0.1:PORT",
            "  local-Greet (Greet)",
            "Logs      " + folder.resolve("logs"),
            "Stop with Ctrl-C.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none.yaml                     | sam: there is no template '",
        "TEMPLATE --parameter=Colour=x | sam: there is no parameter Colour",
        "TEMPLATE --port=65536         | sam: port of HTTP API must be 0..65535, was 65536",
        "TEMPLATE --concurrency=0      | sam: concurrency must be 1 or more, was 0",
        "--port=0                      | Missing required parameter: 'TEMPLATE'",
      })
  void refusesABadOptionByNameAndValueWithExitCodeTwo(String options, String message) {
    CommandLine line = SamCommand.commandLine();
    line.setErr(new PrintWriter(errors, true));
    String[] arguments =
        (options.replace("TEMPLATE", TEMPLATE) + " --folder=" + folder).split(" +");

    assertThat(line.execute(arguments)).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
  }
}
