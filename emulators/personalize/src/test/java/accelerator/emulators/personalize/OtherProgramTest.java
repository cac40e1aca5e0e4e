package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class OtherProgramTest {
  @TempDir Path folder;

  @Test
  void skipsATestWithTheReasonWhereItIsMissingOrFails() {
    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> demand("no-such-program-here"))
        .withMessageContaining("it is missing: Cannot run program \"no-such-program-here\"");
    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> demand("sh", "-c", "echo first; echo second >&2; exit 3"))
        .withMessageContaining("it is missing: second");
    assertThatCode(() -> demand("true")).doesNotThrowAnyException();
  }

  private void demand(String... command) throws InterruptedException {
    OtherProgram.demand("A test of a test", "it is missing", folder, List.of(command));
  }
}
