package accelerator.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.Main;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole screens, as they stand in `screens/NAME-COLUMNS.txt` beside this class. With
/// `-Dscreens.write` the files are written anew.
class ScreensTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("project.root"),
          "local/src/test/resources/accelerator/local/terminal/screens");

  /// A screen to see.
  enum Scene {
    HELP(Main.class, "help", 0),
    HELP_UP(Main.class, "help up", 0),
    ERROR(Main.class, "up --prt 8080", 2),
    RUN_UNDER_WAY(ScriptedRun.class, "bars", 0),
    WHOLE_RUN(ScriptedRun.class, "whole", 0),
    FAILED_RUN(ScriptedRun.class, "failed", 0);

    private final Class<?> program;
    private final String arguments;
    private final int exitCode;

    Scene(Class<?> program, String arguments, int exitCode) {
      this.program = program;
      this.arguments = arguments;
      this.exitCode = exitCode;
    }
  }

  static Stream<Arguments> scenes() {
    return Arrays.stream(Scene.values())
        .flatMap(scene -> Stream.of(Arguments.of(scene, 80), Arguments.of(scene, 200)));
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void isTheScreenThatIsKept(Scene scene, int columns) throws Exception {
    List<String> seen =
        PseudoTerminal.screen(
            columns,
            PseudoTerminal.shown(
                columns, Map.of(), scene.exitCode, scene.program, scene.arguments));
    Path kept =
        FOLDER.resolve(
            String.format(
                Locale.ROOT,
                "%s-%d.txt",
                scene.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                columns));
    if (System.getProperty("screens.write") != null) {
      Files.createDirectories(FOLDER);
      Files.write(kept, seen, StandardCharsets.UTF_8);
    }

    assertThat(seen).isEqualTo(Files.readAllLines(kept, StandardCharsets.UTF_8));
  }
}
