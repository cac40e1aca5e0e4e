package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.FolderBuckets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The SDK for JavaScript, unchanged: `src/test/javascript/shop.mjs` goes the whole way. Its
/// packages, whose versions and sums the lock file names, are installed into the module's target
/// folder once; where Node 20, npm or the registry is missing, the test is skipped and says so.
class JavaScriptSdkIT {
  private static final Path MODULE =
      Path.of(System.getProperty("project.root", ".."), "emulators/personalize").toAbsolutePath();
  private static final Path SOURCES = MODULE.resolve("src/test/javascript");
  private static final Path INSTALLED = MODULE.resolve("target/javascript");
  private static final String LOCK = "package-lock.json";
  private static final String NODE_20 =
      "process.exit(Number(process.versions.node.split('.')[0]) >= 20 ? 0 : 1)";

  @Test
  void goesTheWholeWay(@TempDir Path objects) throws Exception {
    Files.createDirectories(INSTALLED);
    demand("Node 20 or newer is not on this machine", List.of("node", "-e", NODE_20));
    install();
    copy("shop.mjs");
    ServiceSettings settings = ServiceSettings.local();
    try (PersonalizeServer server = PersonalizeServer.start(settings, new FolderBuckets(objects))) {
      OtherProgram run =
          OtherProgram.run(
              INSTALLED,
              List.of(
                  "node",
                  "shop.mjs",
                  "--url",
                  server.endpoint().toString(),
                  "--objects",
                  objects.toString()));

      assertThat(run.output())
          .contains(
              "recommender ACTIVE, stopped and started",
              "metadata, a filter with a parameter, a promotion",
              "what was bought is not recommended any more",
              "refused: taken name, missing user, unknown operation",
              "retry mode standard",
              "retry mode adaptive",
              "51 rows of one user deleted")
          .endsWith("everything deleted\n");
      assertThat(run.code()).isZero();
    }
  }

  private static void install() throws IOException, InterruptedException {
    Path done = INSTALLED.resolve("node_modules/.package-lock.json");
    boolean isThere =
        Files.exists(done)
            && Files.exists(INSTALLED.resolve(LOCK))
            && Files.mismatch(SOURCES.resolve(LOCK), INSTALLED.resolve(LOCK)) < 0;
    if (isThere) {
      return;
    }
    copy("package.json");
    copy(LOCK);
    demand(
        "npm cannot install the SDK for JavaScript",
        List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1"));
  }

  private static void demand(String reason, List<String> command) throws InterruptedException {
    OtherProgram.demand("JavaScriptSdkIT", reason, INSTALLED, command);
  }

  private static void copy(String name) throws IOException {
    Files.copy(SOURCES.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
