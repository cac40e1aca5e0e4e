package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
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
          --issuer-port -1  | --issuer-port must be 0..65535, was -1
          --fault kill-before:TrainRecomenders | --fault must let a function die in one of [AnswerStack, CheckData,
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
          token --user u --issuer-port 99999999 | --issuer-port must be 1..65535, was 99999999
          token --user u --issuer-port 0 | --issuer-port must be 1..65535, was 0
          simulate --outlier 1=-60   | --outlier must be DAY=0..10000, was '1=-60.0'
          simulate --outlier 2=NaN   | --outlier must be DAY=0..10000, was '2=NaN'
          simulate --outlier 0=1     | --outlier must be DAY=0..10000, was '0=1.0'
          simulate --minutes import=NaN | --minutes must be STAGE=0..10000 with one of
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

  @Command(name = "failing")
  private record Failing(Exception failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }

  static Stream<Exception> missingFile() {
    NoSuchFileException missing = new NoSuchFileException("/nowhere/x.json");
    return Stream.of(
        missing,
        new UncheckedIOException(missing),
        new ExecutionException(new CompletionException(missing)));
  }

  @ParameterizedTest
  @MethodSource("missingFile")
  void saysAFileThatCannotBeInOneSentence(Exception failure) {
    CommandLine line = Main.commandLine(new Failing(failure));
    line.setErr(new PrintWriter(errors, true));

    assertThat(line.execute()).isEqualTo(1);
    assertThat(errors.toString())
        .isEqualToNormalizingNewlines(
            "accelerator: there is no file or folder '/nowhere/x.json'\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up --once --summary",
        "run --summary",
        "evaluate --json",
        "evaluate --report",
        "evaluate --log none.tsv --json",
        "simulate --json"
      })
  void refusesAnOutputThatCannotBeWrittenBeforeItStarts(String command) {
    String option = command.substring(command.lastIndexOf(' ') + 1);

    assertThat(execute((command + " /nowhere/out/x.json").split(" "))).isEqualTo(2);
    assertThat(execute((command + " /tmp").split(" "))).isEqualTo(2);

    assertThat(errors.toString().lines().toList())
        .containsExactly(
            "accelerator: %s must be in a folder that is there, was '/nowhere/out/x.json': make '/nowhere/out' first"
                .formatted(option),
            "accelerator: %s must be a file, was the folder '/tmp'".formatted(option));
    assertThat(said.toString()).isEmpty();
  }

  @Test
  void namesTheIssuersOwnPortOption() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThat(execute("up", "--once", "--tokens", "--issuer-port", String.valueOf(port)))
          .isEqualTo(2);

      assertThat(errors.toString())
          .isEqualToNormalizingNewlines(
              String.format(
                  Locale.ROOT,
                  "accelerator: port %d on 127.0.0.1 is taken: choose another with --issuer-port\n",
                  port));
    }
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
