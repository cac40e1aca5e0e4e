package accelerator.benchmarks.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ForkedJvmTest {
  @TempDir private Path temporary;

  @Test
  void givesWhatTheCommandSaid() throws Exception {
    assertThat(ForkedJvm.run(List.of("sh", "-c", "echo said; echo shown >&2"))).isEqualTo("said\n");
  }

  @Test
  void saysWhatFailed() {
    assertThatThrownBy(() -> ForkedJvm.run(List.of("sh", "-c", "exit 3")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("sh ended with exit code 3");
  }

  /// The process that is stopped: its child has a child of its own.
  static final class Measuring {
    private Measuring() {}

    public static void main(String[] arguments) throws Exception {
      String _ = ForkedJvm.run(List.of("sh", "-c", "sleep 1000 & wait"));
    }
  }

  @Test
  void endsItsChildAndItsFileWithTheProcess() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                Measuring.class.getName())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    try {
      assertThat(until(() -> process.descendants().count() == 2)).isTrue();
      List<ProcessHandle> children = process.descendants().toList();

      process.destroy();

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(until(() -> children.stream().noneMatch(ForkedJvmTest::works))).isTrue();
      assertThat(temporary).isEmptyDirectory();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /// One that has ended may wait for whoever adopted it to take notice: it has no command then.
  private static boolean works(ProcessHandle process) {
    return process.isAlive() && process.info().commandLine().isPresent();
  }

  private static boolean until(BooleanSupplier seen) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!seen.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
    }
    return seen.getAsBoolean();
  }
}
