package accelerator.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.stack.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A command of the launcher on a terminal of its own (util-linux's `script`), with a temporary
/// folder of its own, which somebody stops.
final class StoppedCommand implements AutoCloseable {
  static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(Runs.PATIENCE_SECONDS);
  private static final long LAST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Path folder;
  private final Process terminal;
  private final StringBuffer shown = new StringBuffer();

  private StoppedCommand(Path folder, Process terminal) {
    this.folder = folder;
    this.terminal = terminal;
    Thread.ofPlatform().daemon().start(this::read);
  }

  /// @param folder where it may leave nothing
  static StoppedCommand start(Path folder, List<String> arguments) throws IOException {
    Files.createDirectories(folder.resolve("temporary"));
    String java =
        String.format(
            Locale.ROOT,
            "'%s' -Xmx768m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"
                + " '-Djava.io.tmpdir=%s' '-Daccelerator.root=%s' %s %s",
            Path.of(System.getProperty("java.home"), "bin", "java"),
            folder.resolve("temporary"),
            Checkout.root(),
            Main.class.getName(),
            String.join(" ", arguments));
    // The shell outlives the keys, which end all that the terminal has in its foreground.
    String command =
        "trap : INT; stty cols 100; stty -g >'%1$s/before'; %2$s; code=$?; stty -g >'%1$s/after'; exit $code"
            .formatted(folder, java);
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "-qec", command, "/dev/null")
            .redirectErrorStream(true);
    builder.environment().remove("NO_COLOR");
    builder.environment().put("TERM", "xterm");
    // Not among the arguments, of which the system tells the first 4,096 characters.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return new StoppedCommand(folder, builder.start());
  }

  /// Whether a signal reaches what this process starts: who starts a build in the background of a
  /// script has told it to ignore the interrupt, `nohup` the hang-up, and all its children with it.
  ///
  /// @param signal such as `INT`
  static boolean hears(String signal) {
    long ignoring = 1L << (Map.of("HUP", 1, "INT", 2, "TERM", 15).getOrDefault(signal, 1) - 1);
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
          .noneMatch(ignored -> (ignored & ignoring) != 0);
    } catch (IOException _) {
      // Another system, where nobody tells.
      return true;
    }
  }

  private void read() {
    try (InputStream bytes = terminal.getInputStream()) {
      byte[] some = new byte[4096];
      for (int count = bytes.read(some); count >= 0; count = bytes.read(some)) {
        shown.append(new String(some, 0, count, UTF_8));
      }
    } catch (IOException _) {
      // The terminal is gone, and nothing more is shown.
      return;
    }
  }

  /// What it has shown so far.
  String shown() {
    return shown.toString();
  }

  /// Waits until it has shown a text, and so many characters more: the line that moves is written
  /// ten times a second.
  StoppedCommand until(String text, int more) {
    return until(() -> shown.indexOf(text) >= 0 && shown.length() >= shown.indexOf(text) + more);
  }

  /// Waits until its JVM is there.
  StoppedCommand untilItIsThere() {
    return until(() -> !running().isEmpty());
  }

  /// Waits until it works in its temporary folder.
  StoppedCommand untilItWorks() {
    return until(() -> !left().isEmpty());
  }

  private StoppedCommand until(BooleanSupplier seen) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!seen.getAsBoolean() && terminal.isAlive() && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(terminal.isAlive()).as("it ended before it was stopped: %s", shown).isTrue();
    return this;
  }

  /// Presses Ctrl-C so many times.
  void press(int times) throws IOException {
    for (int time = 0; time < times; time++) {
      terminal.getOutputStream().write(3);
      terminal.getOutputStream().flush();
    }
  }

  /// Sends a signal to the command alone.
  void send(String signal) throws IOException, InterruptedException {
    for (ProcessHandle process : running()) {
      if (process.info().commandLine().orElse("").contains(Main.class.getName())) {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
      }
    }
  }

  /// It has ended within two seconds with all that it started, says so with its exit code, leaves
  /// no file, and the terminal as it was.
  void isGoneWith(int exitCode) throws IOException, InterruptedException {
    long end = System.nanoTime() + LAST_NANOS;
    while (System.nanoTime() < end && (terminal.isAlive() || !running().isEmpty())) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(running())
        .extracting(process -> process.info().commandLine().orElse(""))
        .as(shown())
        .isEmpty();
    assertThat(terminal.waitFor(1, TimeUnit.SECONDS)).isTrue();
    assertThat(terminal.exitValue()).as(shown()).isEqualTo(exitCode);
    assertThat(left()).as(shown()).isEmpty();
    assertThat(folder.resolve("after")).hasSameTextualContentAs(folder.resolve("before"));
    assertThat(shown()).doesNotContain("Exception", "WARNING", "did not stop", "\u001b[?25l");
  }

  /// All processes that know the temporary folder: the command, and its functions' JVMs.
  private List<ProcessHandle> running() {
    String known = "-Djava.io.tmpdir=" + folder.resolve("temporary");
    return ProcessHandle.allProcesses()
        .filter(process -> !process.equals(terminal.toHandle()))
        .filter(
            process ->
                Stream.of(process.info().arguments().orElse(new String[0]))
                    .anyMatch(argument -> argument.startsWith(known)))
        .toList();
  }

  private List<Path> left() {
    try (Stream<Path> files = Files.list(folder.resolve("temporary"))) {
      return files.toList();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    running().forEach(ProcessHandle::destroyForcibly);
    terminal.destroyForcibly();
  }
}
