package accelerator.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody sees on a real terminal: the screen, not the bytes. The terminal is util-linux's
/// `script`.
class PseudoTerminalTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final int LINES = 8;

  private static final String PLANNED = "  ✓ Plan the run                               0.2 s";
  private static final String IMPORTED = "  ✓ Import datasets        video_on_demand     0.9 s";

  @ParameterizedTest
  @ValueSource(ints = {80, 200})
  void leavesALineForEachStepThatHasEnded(int columns) throws Exception {
    assertThat(screen(columns, shown(columns, "xterm", ""))).containsExactly(PLANNED, IMPORTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 200})
  void movesOneLineThatIsCutToTheWidth(int columns) throws Exception {
    String whole =
        "  … Import datasets (video_on_demand) 0.0 s, looks again in 12 s, and tells so in words"
            + " that no terminal is wide enough for";
    String seen = whole.length() < columns ? whole : whole.substring(0, columns - 2) + "…";

    assertThat(screen(columns, shown(columns, "xterm", "halfway"))).containsExactly(PLANNED, seen);
  }

  @Test
  void printsNoControlCharacterWhereALineCannotBeTakenBack() throws Exception {
    assertThat(shown(80, "dumb", "").lines()).containsExactly(PLANNED, IMPORTED);
  }

  private static List<String> screen(int columns, String bytes) {
    ScreenTerminal screen = new ScreenTerminal(columns, LINES);
    screen.write(bytes);
    return screen
        .toString()
        .lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String shown(int columns, String term, String arguments)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SCRIPT), "there is no /usr/bin/script to make a terminal with");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        String.format(
            Locale.ROOT,
            "stty cols %d; exec '%s' --enable-native-access=ALL-UNNAMED -cp '%s' %s %s",
            columns,
            java,
            System.getProperty("java.class.path"),
            ScriptedRun.class.getName(),
            arguments);
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "-qec", command, "/dev/null")
            .redirectErrorStream(true);
    builder.environment().put("TERM", term);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String bytes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(bytes).isZero();
    return bytes;
  }
}
