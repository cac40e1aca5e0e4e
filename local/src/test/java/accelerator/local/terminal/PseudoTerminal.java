package accelerator.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jline.utils.ScreenTerminal;

/// A terminal of some width that a program of the tests' class path runs on: util-linux's `script`.
final class PseudoTerminal {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final int LINES = 80;

  private PseudoTerminal() {}

  /// What stands on the screen when the program has ended, without empty lines at its end.
  static List<String> screen(int columns, String bytes) {
    ScreenTerminal screen = new ScreenTerminal(columns, LINES);
    screen.write(bytes);
    List<String> lines = screen.toString().lines().map(String::stripTrailing).toList();
    int last = lines.size();
    while (last > 0 && lines.get(last - 1).isEmpty()) {
      last--;
    }
    return lines.subList(0, last);
  }

  /// The bytes that a program writes.
  ///
  /// @param exitCode that it ends with
  static String shown(
      int columns, Map<String, String> environment, int exitCode, Class<?> main, String arguments)
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
            main.getName(),
            arguments);
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "-qec", command, "/dev/null")
            .redirectErrorStream(true);
    builder.environment().remove("NO_COLOR");
    builder.environment().putAll(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String bytes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(bytes).isEqualTo(exitCode);
    return bytes;
  }
}
