package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WarehouseCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int execute(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  @Test
  void lendsTheWarehouseTheStacksNames() {
    assertThat(execute("warehouse", "--help")).isZero();
    assertThat(out.toString())
        .contains("Usage: accelerator warehouse")
        .contains("Who may log in (default: RECOMMENDATIONS).");
  }

  @Test
  void refusesAFolderThatIsNotThereWithExitCodeTwo() {
    assertThat(execute("warehouse", "--objects", "nowhere")).isEqualTo(2);
    assertThat(errors.toString())
        .isEqualTo("accelerator: --objects must be a folder, was 'nowhere'\n");
  }
}
