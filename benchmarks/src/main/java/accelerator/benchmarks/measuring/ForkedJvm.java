package accelerator.benchmarks.measuring;

import accelerator.core.Json;
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

  /// Runs a command to its end and gives what it wrote to its standard output.
  ///
  /// @throws IllegalStateException when it fails, with its exit code
  public static String run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("recommendations-accelerator-", ".json");
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(output.toFile())
              .start();
      try {
        int code = process.waitFor();
        if (code != 0) {
          throw new IllegalStateException(
              String.format(Locale.ROOT, "%s ended with exit code %d", command.getFirst(), code));
        }
      } finally {
        process.destroyForcibly();
      }
      return Files.readString(output, StandardCharsets.UTF_8);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
