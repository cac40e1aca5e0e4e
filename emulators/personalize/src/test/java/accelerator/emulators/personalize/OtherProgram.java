package accelerator.emulators.personalize;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Another language's program, run to its end: what it said on both streams, and its exit code.
record OtherProgram(int code, String output) {
  static OtherProgram run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new OtherProgram(process.waitFor(), output);
  }

  /// Skips the test, and says why, unless a command does well.
  static void demand(String test, String reason, Path folder, List<String> command)
      throws InterruptedException {
    String why = reason;
    try {
      OtherProgram tried = run(folder, command);
      if (tried.code() == 0) {
        return;
      }
      why += ": " + tried.output().strip().lines().reduce((_, last) -> last).orElse("");
    } catch (IOException failure) {
      why += ": " + failure.getMessage();
    }
    System.out.println(test + " is skipped: " + why);
    abort(why);
  }
}
