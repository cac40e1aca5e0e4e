package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The `accelerator` script on machines of all kinds.
@Timeout(60)
class LauncherScriptTest {
  /// What the script and this test's Maven call, without pgrep.
  private static final String[] NEEDED = {
    "awk", "cat", "cut", "dirname", "find", "grep", "locale", "mkdir", "mv", "rm", "sed", "sh",
    "sleep", "touch"
  };

  @TempDir private Path folder;
  private LauncherCheckout launcher;
  private Path checkout;

  @BeforeEach
  void makesACheckout() throws IOException {
    launcher = new LauncherCheckout(folder);
    checkout = launcher.path();
  }

  @Test
  void buildsByModuleInPlainLinesOnceAndHandsOver() throws Exception {
    assertThat(launcher.said(0, Map.of(), "up", "--once").lines().toList())
        .startsWith(
            "Building; the first time, Maven downloads the libraries.",
            "  2/2 Second part",
            "started")
        .contains("-Daccelerator.root=" + checkout, "accelerator.local.Main")
        .endsWith("up", "--once");
    assertThat(launcher.said(0, Map.of(), "up")).startsWith("started");
    assertThat(launcher.said(0, Map.of(), "benchmark", "training").lines().toList())
        .startsWith("Building; the first time, Maven downloads the libraries.")
        .endsWith("accelerator.benchmarks.BenchmarkCommand", "training");
  }

  @Test
  void needsNoHomeAndTakesAnyLocaleAndIpv6() throws Exception {
    launcher.said(
        0,
        Map.of(
            "LC_ALL", "xx_YY.UTF-8", "JAVA_TOOL_OPTIONS", "-Djava.net.preferIPv6Addresses=true"));
    assertThat(launcher.said(0, Map.of("HOME", "/nonexistent", "LANG", "de_DE.ISO-8859-1")))
        .contains("-Daccelerator.root=" + checkout);
  }

  @Test
  void saysThatTheJavaIsTooOld() throws Exception {
    Files.move(launcher.jdks().resolve("jdk-25.0.1"), folder.resolve("gone"));
    launcher.jdk("21.0.2");
    Path old = launcher.jdks().resolve("jdk-21.0.2");

    assertThat(launcher.said(1, Map.of("JAVA_HOME", old.toString())))
        .isEqualTo(
            "accelerator: needs a JDK 25, and %s is Java 21.0.2: install a JDK 25, or set JAVA_HOME to one\n"
                .formatted(old));
  }

  @Test
  void saysThatThereIsNoMaven() throws Exception {
    Files.delete(launcher.tools().resolve("mvn"));
    String path = launcher.pathOf("sh", "dirname", "locale", "sed", "find", "awk");

    assertThat(launcher.said(1, Map.of("PATH", path)))
        .isEqualTo(
            "accelerator: needs Maven (mvn) 3.8 or newer for the build, and there is none on the"
                + " PATH: install it\n");
  }

  @ParameterizedTest
  @CsvSource({"Apache Maven 3.6.3, 3.6.3", "\u001b[1mApache Maven 2.2.1 (r801777)\u001b[m, 2.2.1"})
  void saysThatTheMavenIsTooOld(String line, String version) throws Exception {
    launcher.maven(line, "echo no build; exit 1\n");

    assertThat(launcher.said(1, Map.of()))
        .isEqualTo(
            "accelerator: needs Maven 3.8 or newer for the build, and %s is Maven %s: install a newer one, or put it first on the PATH\n"
                .formatted(launcher.tools().resolve("mvn"), version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Apache Maven 3.8.7", "Apache Maven 3.10.0", "Apache Maven 4.0.0-rc-4", "mvnd"})
  void buildsWithANewerMavenOrOneThatDoesNotSay(String line) throws Exception {
    launcher.maven(line, "");

    assertThat(launcher.said(0, Map.of())).contains("started");
  }

  @Test
  void saysThatTheCheckoutCannotBeWritten() throws Exception {
    // A file where the folder must be: root may write into folders that nobody may write into.
    Files.writeString(checkout.resolve("local/target"), "");

    assertThat(launcher.said(1, Map.of()))
        .isEqualTo(
            "accelerator: cannot write in %s, where the build puts what it makes: check the permissions and the free space, or copy the checkout\n"
                .formatted(checkout));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Could not transfer artifact x:y from/to central: repo.maven.apache.org: Unknown host |"
            + " Maven could not download the libraries: check the network",
        "write failed: No space left on device | the disk is full: the build needs",
        "COMPILATION ERROR | the build failed, see ",
      })
  void saysWhyTheBuildFailedAndBuildsAgain(String error, String sentence) throws Exception {
    launcher.maven("echo '[ERROR] %s'\nexit 1\n".formatted(error));

    assertThat(launcher.said(1, Map.of()).lines().toList().getLast())
        .startsWith("accelerator: " + sentence);
    assertThat(launcher.said(1, Map.of())).contains("Building;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP", "INT"})
  void endsTheBuildAndAllThatItStartedWithTheSignal(String signal) throws Exception {
    endsTheBuild(signal, Map.of());
  }

  @Test
  void endsTheBuildWithoutPgrep() throws Exception {
    endsTheBuild("TERM", Map.of("PATH", launcher.pathOf(NEEDED)));
  }

  private void endsTheBuild(String signal, Map<String, String> more) throws Exception {
    assumeFalse(
        !StoppedCommand.hears(signal), "the build ignores " + signal + ": start it otherwise");
    launcher.maven("sleep 1000 &\necho '[INFO] Building First part 1.0.0 [1/2]'\nwait\n");
    Process process = launcher.start(more);
    assertThat(process.inputReader().lines().filter(line -> line.contains("First")).findFirst())
        .isPresent();
    List<ProcessHandle> children = process.descendants().toList();

    for (int times = 0; times < 3; times++) {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    }

    assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
    assertThat(children)
        .hasSizeGreaterThan(2)
        .allMatch(child -> LauncherCheckout.isGone(child, Instant.now().plusSeconds(2)));
    assertThat(process.exitValue())
        .isEqualTo(Map.of("TERM", 143, "HUP", 129, "INT", 130).get(signal));
    assertThat(checkout.resolve("local/target/temporary")).doesNotExist();
    assertThat(checkout.resolve("local/target/built")).doesNotExist();
  }

  private void edit(String file) throws IOException {
    Files.writeString(checkout.resolve(file), "select 1");
    Files.setLastModifiedTime(checkout.resolve(file), FileTime.from(Instant.now().plusSeconds(10)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "token"})
  void aClientOfARunningStackNeverRebuilds(String client) throws Exception {
    assertThat(launcher.said(0, Map.of(), client)).startsWith("Building;");
    assertThat(launcher.said(0, Map.of(), client)).startsWith("started");
    edit("sql/events.sql");

    assertThat(launcher.said(0, Map.of(), client))
        .startsWith(
            "accelerator: files have changed since the last build; a stack that serves has those"
                + " of its start: for the new ones, start 'up' again\nstarted\n");
    assertThat(launcher.said(0, Map.of(), "sql")).startsWith("started");
    assertThat(launcher.said(0, Map.of(), "up")).startsWith("Building;");
  }

  @Test
  void findsTheHeapForTablesBehindLinks() throws Exception {
    Path tables = Files.createDirectories(folder.resolve("tables"));
    try (RandomAccessFile table = new RandomAccessFile(tables.resolve("a.csv").toFile(), "rw")) {
      table.setLength(10 << 20);
    }
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), tables);
    Path files = Files.createDirectories(folder.resolve("files"));
    Files.createSymbolicLink(files.resolve("a.csv"), tables.resolve("a.csv"));

    for (Path data : List.of(tables, linked, files)) {
      assertThat(launcher.said(0, Map.of(), "up", "--data", data.toString()))
          .contains("\n-Xmx788m\n");
    }
  }
}
