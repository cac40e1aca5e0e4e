package accelerator.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.Main;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody sees of a run on a real terminal: the screen, not the bytes.
class PseudoTerminalTest {
  private static final String PLANNED = "  ✓ Plan the run                               0.2 s";
  private static final String IMPORTED = "  ✓ Import datasets        video_on_demand     0.9 s";

  @ParameterizedTest
  @ValueSource(ints = {80, 200})
  void leavesALineForEachStepThatHasEnded(int columns) throws Exception {
    assertThat(PseudoTerminal.screen(columns, shown(columns, "xterm", "")))
        .containsExactly(PLANNED, IMPORTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 200})
  void movesOneLineThatIsCutToTheWidth(int columns) throws Exception {
    String whole =
        "  … Import datasets        video_on_demand     0.0 s  looks again in 12 s, and tells so in"
            + " words that no terminal is wide enough for, however far one pulls its window";
    String seen = whole.length() < columns ? whole : whole.substring(0, columns - 2) + "…";

    assertThat(PseudoTerminal.screen(columns, shown(columns, "xterm", "halfway")))
        .containsExactly(PLANNED, seen);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void helpsOnATerminalHoweverNarrow(int columns) throws Exception {
    assertThat(PseudoTerminal.shown(columns, Map.of(), 0, Main.class, "help token"))
        .contains("Print a token for a user");
  }

  @Test
  void printsNoControlCharacterWhereALineCannotBeTakenBack() throws Exception {
    assertThat(shown(80, "dumb", "").lines()).containsExactly(PLANNED, IMPORTED);
    assertThat(PseudoTerminal.shown(80, Map.of("NO_COLOR", "1"), 0, ScriptedRun.class, "").lines())
        .containsExactly(PLANNED, IMPORTED);
  }

  private static String shown(int columns, String term, String arguments)
      throws IOException, InterruptedException {
    return PseudoTerminal.shown(columns, Map.of("TERM", term), 0, ScriptedRun.class, arguments);
  }
}
