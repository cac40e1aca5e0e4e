package accelerator.benchmarks.measuring;

import accelerator.core.Json;
import accelerator.local.stack.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A JVM of its own for one measurement, on this one's class path and with the launcher's
/// collector. What it says to its standard output is its result, as JSON; what it says to its
/// standard error goes to the terminal.
public final class ForkedJvm {
  private ForkedJvm() {}

  /// Runs a measurement to its end.
  ///
  /// @param heapMebibytes the most heap that it may have
  /// @param main the main class, given the task's name and its settings
  /// @throws IllegalStateException when it fails
  public static <T> T run(
      Class<?> main, int heapMebibytes, String task, Object settings, Class<T> result)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx" + heapMebibytes + "m",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            task,
            Json.write(settings));
    return Json.mapper().readValue(run(command), result);
  }

  /// Runs a command to its end and gives what it wrote to its standard output. When this process is
  /// stopped, the command ends with all that it has started, and its output goes.
  ///
  /// @throws IllegalStateException when it fails, with its exit code
  public static String run(List<String> command) throws IOException, InterruptedException {
    try (WorkFolder folder = WorkFolder.create()) {
      Path output = folder.path().resolve("output.json");
      Process process =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(output.toFile())
              .start();
      Thread atExit = new Thread(() -> end(process), "forked-jvm-exit");
      try {
        Runtime.getRuntime().addShutdownHook(atExit);
        int code = process.waitFor();
        if (code != 0) {
          throw new IllegalStateException(
              String.format(Locale.ROOT, "%s ended with exit code %d", command.getFirst(), code));
        }
      } finally {
        end(process);
        forget(atExit);
      }
      return Files.readString(output, StandardCharsets.UTF_8);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The process is about to end, and the hook is at work.
      return;
    }
  }
}
