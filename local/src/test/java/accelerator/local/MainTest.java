package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
  private final StringWriter errors = new StringWriter();
  private final StringWriter said = new StringWriter();

  private int execute(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(errors, true));
    line.setOut(new PrintWriter(said, true));
    return line.execute(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --port 65536      | --port must be 0..65535, was 65536
          --data nowhere    | --data must be a folder, was 'nowhere'
          --domains grocery | domain must be one of [ecommerce, video_on_demand], was 'grocery'
          --port many       | 'many' is not an int
          --twice           | Unknown option: '--twice'
          --set Origins=x   | there is no parameter Origins
          --set x           | should be in KEY=VALUE format but was x
          --set UserClaim=. --set RequestsPerSecond=0 | RequestsPerSecond
          """)
  void refusesABadOptionByNameAndValueWithExitCodeTwo(String options, String message) {
    String[] arguments = ("up " + options).split(" ");

    assertThat(execute(arguments)).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          token                      | Missing required option: '--user=<user>'
          token --user u --issuer-port 1 | no issuer answers on port 1; start it with: ./accelerator up --tokens
          evaluate --data nowhere    | --data must be a folder, was 'nowhere'
          benchmark training --x y   | benchmark is not on this class path: start it as ./accelerator benchmark
          """)
  void refusesWhatCannotBeByTheCommandsOwnWords(String arguments, String message) {
    assertThat(execute(arguments.split(" "))).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "token",
        "evaluate",
        "simulate",
        "benchmark",
        "sample",
        "personalize",
        "warehouse"
      })
  void helpsWithEachCommandAndTellsItsExitCodes(String command) {
    assertThat(execute("help", command)).isZero();
    assertThat(said.toString())
        .startsWith("Usage: accelerator " + command)
        .containsPattern("(?s)Exit codes:.*  0 .*  2 ")
        .containsPattern("accelerator " + command + "|Example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "up --version", "personalize --version"})
  void tellsItsVersion(String arguments) {
    assertThat(execute(arguments.split(" "))).isZero();
    assertThat(said.toString().strip())
        .matches("accelerator( up| personalize)? [0-9]+\\.[0-9]+\\.[0-9]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help"})
  void showsWhatThereIsToWhoeverAsksForNothing(String arguments) {
    assertThat(execute(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isZero();
    assertThat(said.toString()).startsWith("Usage: accelerator").contains("up ", "Exit codes:");
  }

  @Test
  void saysWhatIsWrongBelowTheUsage() {
    assertThat(execute("up", "--prt", "1")).isEqualTo(2);
    assertThat(errors.toString().lines().toList())
        .startsWith("Usage: accelerator up [-hV] [--once] [--runtime-loop] [--senders] [--tokens]")
        .endsWith("", "accelerator: Unknown options: '--prt', '1'");
  }

  @Test
  void saysAFileThatCannotBeInOneSentence() {
    assertThat(execute("simulate", "--days", "1", "--json", "/nowhere/x.json")).isEqualTo(1);
    assertThat(errors.toString())
        .isEqualToNormalizingNewlines(
            "accelerator: there is no file or folder '/nowhere/x.json'\n");
  }

  @Command(name = "broken")
  private record Broken(Error error) implements Runnable {
    @Override
    public void run() {
      throw error;
    }
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(
            new StackOverflowError(), "accelerator: it cannot go on: java.lang.StackOverflowError"),
        Arguments.of(new OutOfMemoryError("Java heap space"), "ACCELERATOR_HEAP="),
        Arguments.of(new NoClassDefFoundError("a/B"), "java.lang.NoClassDefFoundError: a/B"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void endsWithASentenceAfterAnError(Error error, String sentence) {
    CommandLine line = Main.commandLine(new Broken(error));
    line.setErr(new PrintWriter(errors, true));

    assertThat(Main.exitCode(line)).isEqualTo(1);
    assertThat(errors.toString()).contains(sentence).hasLineCount(1);
  }

  @Test
  void saysThatTheDiskIsFull() {
    assertThat(execute("simulate", "--days", "1", "--json", "/dev/full")).isEqualTo(1);
    assertThat(errors.toString())
        .isEqualToNormalizingNewlines(
            "accelerator: the disk is full: make room in %s, or set TMPDIR to another folder\n"
                .formatted(System.getProperty("java.io.tmpdir")));
  }

  @Test
  void refusesAnUnknownCommand() {
    assertThat(execute("dance")).isEqualTo(2);
    assertThat(errors.toString()).contains("dance");
  }
}
