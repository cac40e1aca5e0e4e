package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.FolderBuckets;
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
              "emulators/personalize/src/test/python/shop.py")
          .toAbsolutePath();

  @Test
  void goesTheWholeWayWithBoto3(@TempDir Path objects) throws Exception {
    OtherProgram.demand(
        "PythonSdkIT",
        "python3 with boto3 is not on this machine",
        objects,
        List.of("python3", "-c", "import boto3"));
    ServiceSettings settings = ServiceSettings.local();
    try (PersonalizeServer server = PersonalizeServer.start(settings, new FolderBuckets(objects))) {
      List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
      command.addAll(List.of("--url", server.endpoint().toString(), "--objects"));
      command.add(objects.toString());

      OtherProgram run = OtherProgram.run(objects, command);

      assertThat(run.output())
          .contains(
              "recommender ACTIVE",
              "a filter with a parameter leaves the odd ones",
              "4 of 10 are promoted",
              "what was bought is not recommended any more",
              "refused: ResourceAlreadyExistsException",
              "refused: InvalidInputException",
              "retry mode legacy",
              "retry mode standard",
              "retry mode adaptive",
              "51 rows of one user deleted")
          .endsWith("everything deleted\n");
      assertThat(run.code()).isZero();
    }
  }
}
