package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The `accelerator` script on machines of all kinds, with a Maven and a JDK that only say what
/// they are asked for. The checkout's folder has an umlaut and a blank.
@Timeout(60)
class LauncherScriptTest {
  private static final Path SCRIPT = Path.of(System.getProperty("project.root"), "accelerator");

  @TempDir private Path folder;
  private Path checkout;
  private Path jdks;
  private Path tools;

  @BeforeEach
  void makesACheckout() throws IOException {
    checkout = Files.createDirectories(folder.resolve("Über uns"));
    jdks = Files.createDirectories(folder.resolve("jdks"));
    tools = Files.createDirectories(folder.resolve("tools"));
    for (String module :
        List.of("functions", "emulators", "local", "benchmarks", "sql", "sample-data")) {
      Files.createDirectories(checkout.resolve(module));
    }
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    executable(
        checkout.resolve("accelerator"),
        Files.readString(SCRIPT)
            .replace("/usr/lib/jvm/*", jdks + "/*")
            .replace("/opt/java/*", jdks + "/*"));
    jdk("25.0.1");
    maven(
        """
        echo '[INFO] Building First part 1.0.0                    [1/2]'
        echo '[INFO] Building Second part 1.0.0                   [2/2]'
        """);
  }

  private void jdk(String version) throws IOException {
    Path home = Files.createDirectories(jdks.resolve("jdk-" + version + "/bin"));
    executable(home.resolve("javac"), "#!/bin/sh\n");
    executable(home.resolve("java"), "#!/bin/sh\nprintf '%s\\n' started \"$@\"\n");
    Files.writeString(home.resolveSibling("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
  }

  private void maven(String body) throws IOException {
    maven("Apache Maven 3.9.9 (8e8579a)", body);
  }

  private void maven(String version, String body) throws IOException {
    String told = "[ \"$1\" != --version ] || { echo '%s'; exit; }\n".formatted(version);
    executable(tools.resolve("mvn"), "#!/bin/sh\n" + told + body);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Process start(Map<String, String> more, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("accelerator").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools + ":/usr/bin:/bin");
    builder.environment().putAll(more);
    return builder.start();
  }

  private String said(int exitCode, Map<String, String> more, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(more, arguments);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
    return said;
  }

  @Test
  void buildsByModuleInPlainLinesOnceAndHandsOver() throws Exception {
    assertThat(said(0, Map.of(), "up", "--once").lines().toList())
        .startsWith(
            "Building; the first time, Maven downloads the libraries.",
            "  2/2 Second part",
            "started")
        .contains("-Daccelerator.root=" + checkout, "accelerator.local.Main")
        .endsWith("up", "--once");
    assertThat(said(0, Map.of(), "up")).startsWith("started");
    assertThat(said(0, Map.of(), "benchmark", "training").lines().toList())
        .startsWith("Building; the first time, Maven downloads the libraries.")
        .endsWith("accelerator.benchmarks.BenchmarkCommand", "training");
  }

  @Test
  void needsNoHomeAndTakesAnyLocaleAndIpv6() throws Exception {
    said(
        0,
        Map.of(
            "LC_ALL", "xx_YY.UTF-8", "JAVA_TOOL_OPTIONS", "-Djava.net.preferIPv6Addresses=true"));
    assertThat(said(0, Map.of("HOME", "/nonexistent", "LANG", "de_DE.ISO-8859-1")))
        .contains("-Daccelerator.root=" + checkout);
  }

  @Test
  void saysThatTheJavaIsTooOld() throws Exception {
    Files.move(jdks.resolve("jdk-25.0.1"), folder.resolve("gone"));
    jdk("21.0.2");
    Path old = jdks.resolve("jdk-21.0.2");

    assertThat(said(1, Map.of("JAVA_HOME", old.toString())))
        .isEqualTo(
            "accelerator: needs a JDK 25, and %s is Java 21.0.2: install a JDK 25, or set JAVA_HOME to one\n"
                .formatted(old));
  }

  @Test
  void saysThatThereIsNoMaven() throws Exception {
    Files.delete(tools.resolve("mvn"));
    for (String tool : List.of("sh", "dirname", "locale", "sed", "find", "awk")) {
      Path real =
          Stream.of("/usr/bin/", "/bin/")
              .map(each -> Path.of(each + tool))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(tools.resolve(tool), real);
    }

    assertThat(said(1, Map.of("PATH", tools.toString())))
        .isEqualTo(
            "accelerator: needs Maven (mvn) 3.8 or newer for the build, and there is none on the"
                + " PATH: install it\n");
  }

  @ParameterizedTest
  @CsvSource({"Apache Maven 3.6.3, 3.6.3", "\u001b[1mApache Maven 2.2.1 (r801777)\u001b[m, 2.2.1"})
  void saysThatTheMavenIsTooOld(String line, String version) throws Exception {
    maven(line, "echo no build; exit 1\n");

    assertThat(said(1, Map.of()))
        .isEqualTo(
            "accelerator: needs Maven 3.8 or newer for the build, and %s is Maven %s: install a newer one, or put it first on the PATH\n"
                .formatted(tools.resolve("mvn"), version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Apache Maven 3.8.7", "Apache Maven 3.10.0", "Apache Maven 4.0.0-rc-4", "mvnd"})
  void buildsWithANewerMavenOrOneThatDoesNotSay(String line) throws Exception {
    maven(line, "");

    assertThat(said(0, Map.of())).contains("started");
  }

  @Test
  void saysThatTheCheckoutCannotBeWritten() throws Exception {
    // A file where the folder must be: root may write into folders that nobody may write into.
    Files.writeString(checkout.resolve("local/target"), "");

    assertThat(said(1, Map.of()))
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
    maven("echo '[ERROR] %s'\nexit 1\n".formatted(error));

    assertThat(said(1, Map.of()).lines().toList().getLast()).startsWith("accelerator: " + sentence);
    assertThat(said(1, Map.of())).contains("Building;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP", "INT"})
  void endsTheBuildAndAllThatItStartedWithTheSignal(String signal) throws Exception {
    assumeFalse(
        Files.notExists(Path.of("/usr/bin/pgrep")), "there is no pgrep to find children by");
    assumeFalse(
        !StoppedCommand.hears(signal), "the build ignores " + signal + ": start it otherwise");
    maven("sleep 1000 &\necho '[INFO] Building First part 1.0.0 [1/2]'\nwait\n");
    Process process = start(Map.of());
    assertThat(process.inputReader().lines().filter(line -> line.contains("First")).findFirst())
        .isPresent();
    List<ProcessHandle> children = process.descendants().toList();

    for (int times = 0; times < 3; times++) {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    }

    assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
    assertThat(children).allMatch(child -> isGone(child, Instant.now().plusSeconds(2)));
    assertThat(process.exitValue())
        .isEqualTo(Map.of("TERM", 143, "HUP", 129, "INT", 130).get(signal));
    assertThat(checkout.resolve("local/target/temporary")).doesNotExist();
    assertThat(checkout.resolve("local/target/built")).doesNotExist();
  }

  /// Whether a process ends until then. One that has ended may wait for whoever adopted it to take
  /// notice: a zombie is gone.
  private static boolean isGone(ProcessHandle process, Instant end) {
    while (Instant.now().isBefore(end)) {
      try {
        String state = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        if (state.contains(") Z ")) {
          return true;
        }
      } catch (IOException _) {
        if (!process.isAlive()) {
          return true;
        }
      }
    }
    return false;
  }
}
