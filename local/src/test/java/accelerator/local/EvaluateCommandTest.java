package accelerator.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EvaluateCommandTest {
  private final StringWriter errors = new StringWriter();

  @TempDir private Path folder;

  @BeforeEach
  void writesLogs() throws IOException {
    Files.writeString(folder.resolve("header"), "user\titem\ttime\nu\ti\t1\n");
    Files.writeString(folder.resolve("few"), "u\ti\t1\nu\tj\t2\nu\tk\t3\n");
    Files.writeString(folder.resolve("empty"), "");
    Files.write(folder.resolve("latin"), "Jörg\ti\t1\n".getBytes(ISO_8859_1));
    Files.writeString(folder.resolve("long"), "x".repeat(100_000));
  }

  private String refused(String name) {
    CommandLine line = Main.commandLine().setErr(new PrintWriter(errors, true));

    assertThat(line.execute("evaluate", "--log", folder.resolve(name).toString())).isEqualTo(2);

    return errors.toString().replace(folder.toString(), "DIR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          few    | --log has too few interactions, in 'DIR/few': Dataset has fewer than 1000 interactions
          empty  | --log has too few interactions, in 'DIR/empty': Dataset has fewer than 1000 interactions
          latin  | 'DIR/latin' is not UTF-8: convert it first
          .      | --log cannot be read: DIR/.: is a folder, not a file
          none   | --log cannot be read: there is no file or folder 'DIR/none'
          """)
  void refusesALogThatIsNoneInOneSentence(String name, String sentence) {
    assertThat(refused(name)).isEqualToNormalizingNewlines("accelerator: " + sentence + "\n");
  }

  @Test
  void namesTheFirstLineThatIsNone() {
    assertThat(refused("header"))
        .isEqualToNormalizingNewlines(
            "accelerator: 'DIR/header' line 1 must be a user, an item and epoch seconds with tabs"
                + " between, was 'user\titem\ttime'\n");
  }

  @Test
  void tellsTheBeginningOfALineThatIsLong() {
    assertThat(refused("long"))
        .isEqualToNormalizingNewlines(
            "accelerator: 'DIR/long' line 1 must be a user, an item and epoch seconds with tabs"
                + " between, was '%s..'\n".formatted("x".repeat(100)));
  }
}
