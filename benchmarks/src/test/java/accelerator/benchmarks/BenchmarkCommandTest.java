package accelerator.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchmarkCommandTest {
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --data nowhere                    | --data must be a folder, was 'nowhere'
          training --interactions 9999      | --interactions must be 10000..20000000, was 9999
          training --rounds 0               | --rounds must be 1..100, was 0
          queries --domains grocery         | domain must be one of [ecommerce, video_on_demand], was 'grocery'
          peers --interactions 1            | --interactions must be 10000..20000000, was 1
          peers --questions 0               | --questions must be 1..1000000, was 0
          peers --peers mahout,lenskit      | --peers must be of [spark, mahout], was 'lenskit'
          """)
  void refusesWhatCannotBeMeasured(String arguments, String message) {
    CommandLine line = Main.commandLine(new BenchmarkCommand());
    line.setErr(new PrintWriter(errors, true));

    assertThat(line.execute(arguments.split(" "))).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
  }
}
