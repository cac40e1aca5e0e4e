package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The emulator's command as the launcher's.
class PersonalizeSubcommandTest {
  @Test
  void refusesABadOptionInTheLaunchersNameWithExitCodeTwo() {
    StringWriter errors = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(errors, true));

    assertThat(line.execute("personalize", "--objects", "nowhere")).isEqualTo(2);
    assertThat(errors.toString())
        .isEqualToIgnoringNewLines("accelerator: --objects must be a folder, was 'nowhere'");
  }
}
