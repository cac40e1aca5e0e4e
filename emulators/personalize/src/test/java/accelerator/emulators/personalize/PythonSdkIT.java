package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import accelerator.emulators.loopback.FolderBuckets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another language's SDK, unchanged: `src/test/python/shop.py` goes the whole way with boto3.
class PythonSdkIT {
  private static final Path SCRIPT =
      Path.of(
          System.getProperty("project.root", ".."),
          "emulators/personalize/src/test/python/shop.py");

  /// What a program said on both streams, and its exit code.
  private record Run(int code, String output) {
    static Run of(String... command) throws IOException, InterruptedException {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output);
    }
  }

  @Test
  void goesTheWholeWayWithBoto3(@TempDir Path objects) throws Exception {
    demandBoto3();
    ServiceSettings settings = ServiceSettings.local();
    try (PersonalizeServer server = PersonalizeServer.start(settings, new FolderBuckets(objects))) {
      List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
      command.addAll(List.of("--url", server.endpoint().toString(), "--objects"));
      command.add(objects.toString());

      Run run = Run.of(command.toArray(String[]::new));

      assertThat(run.output())
          .contains(
              "recommender ACTIVE",
              "a filter with a parameter leaves the odd ones",
              "4 of 10 are promoted",
              "what was bought is not recommended any more",
              "refused: ResourceAlreadyExistsException",
              "refused: InvalidInputException",
              "51 rows of one user deleted")
          .endsWith("everything deleted\n");
      assertThat(run.code()).isZero();
    }
  }

  private static void demandBoto3() throws InterruptedException {
    String reason = "python3 with boto3 is not on this machine";
    try {
      if (Run.of("python3", "-c", "import boto3").code() == 0) {
        return;
      }
    } catch (IOException failure) {
      reason += ": " + failure.getMessage();
    }
    System.out.println("PythonSdkIT is skipped: " + reason);
    abort(reason);
  }
}
