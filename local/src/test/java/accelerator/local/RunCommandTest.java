package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RunCommandTest {
  private final StringWriter err = new StringWriter();
  private final CommandLine commands = Main.commandLine().setErr(new PrintWriter(err, true));

  private static LoopbackAnswer answer(LoopbackRequest request) {
    return request.isPost()
        ? LoopbackAnswer.text(201, "application/json", "{\"name\":\"r-1\"}")
        : LoopbackAnswer.brokenOff();
  }

  @Test
  void saysInOneSentenceThatTheStackWentAway() {
    try (LoopbackServer stack =
        LoopbackServer.start(LoopbackSettings.of("stack", 0), RunCommandTest::answer)) {
      assertThat(commands.execute("run", "--url", stack.endpoint() + "/")).isEqualTo(1);

      assertThat(err.toString())
          .startsWith(
              "accelerator: the stack at %s went away before the run ended: "
                  .formatted(stack.endpoint()))
          .doesNotContain("null")
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --input | [1]        | --input must be a JSON object, was [1]
          --input | {          | --input must be a JSON object:
          --input | @none.json | --input names a file that cannot be read: none.json
          --port  | 0          | --port must be 1..65535, was 0
          --port  | 1          | no stack answers at http://127.0.0.1:1: start one with ./accelerator up
          """)
  void refusesWhatCannotBeStartedWithExitCodeTwo(String option, String value, String said) {
    assertThat(commands.execute("run", option, value)).isEqualTo(2);

    assertThat(err.toString()).startsWith("accelerator: " + said);
  }
}
