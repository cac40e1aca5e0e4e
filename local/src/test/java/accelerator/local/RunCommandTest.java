package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RunCommandTest {
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
    StringWriter err = new StringWriter();
    CommandLine commands = Main.commandLine().setErr(new PrintWriter(err, true));

    assertThat(commands.execute("run", option, value)).isEqualTo(2);

    assertThat(err.toString()).startsWith("accelerator: " + said);
  }
}
