package accelerator.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A checkout of the `accelerator` script alone, on a machine with a Maven and a JDK that only say
/// what they are asked for. Its folder has a blank and, where this JVM can name such a file, an
/// umlaut.
final class LauncherCheckout {
  private static final Path SCRIPT = Path.of(System.getProperty("project.root"), "accelerator");

  private final Path checkout;
  private final Path jdks;
  private final Path tools;

  LauncherCheckout(Path folder) throws IOException {
    CharsetEncoder files = Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder();
    checkout =
        Files.createDirectories(folder.resolve(files.canEncode("Ü") ? "Über uns" : "About us"));
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

  Path path() {
    return checkout;
  }

  Path jdks() {
    return jdks;
  }

  /// What comes first on the path: Maven, and what tests put there.
  Path tools() {
    return tools;
  }

  /// Installs a JDK that says what it is started with.
  void jdk(String version) throws IOException {
    Path home = Files.createDirectories(jdks.resolve("jdk-" + version + "/bin"));
    executable(home.resolve("javac"), "#!/bin/sh\n");
    executable(home.resolve("java"), "#!/bin/sh\nprintf '%s\\n' started \"$@\"\n");
    Files.writeString(home.resolveSibling("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
  }

  /// Installs a Maven that does what a script says.
  void maven(String body) throws IOException {
    maven("Apache Maven 3.9.9 (8e8579a)", body);
  }

  void maven(String version, String body) throws IOException {
    String told = "[ \"$1\" != --version ] || { echo '%s'; exit; }\n".formatted(version);
    executable(tools.resolve("mvn"), "#!/bin/sh\n" + told + body);
  }

  /// Makes a path with Maven and these programs of the system alone.
  String pathOf(String... programs) throws IOException {
    for (String program : programs) {
      Path real =
          Stream.of("/usr/bin/", "/bin/")
              .map(each -> Path.of(each + program))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      executable(tools.resolve(program), "#!/bin/sh\nexec %s \"$@\"\n".formatted(real));
    }
    return tools.toString();
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /// Starts the script with nothing but these in its environment.
  Process start(Map<String, String> more, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("accelerator").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools + ":/usr/bin:/bin");
    builder.environment().putAll(more);
    return builder.start();
  }

  /// What it says until it ends, on both streams.
  String said(int exitCode, Map<String, String> more, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(more, arguments);
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
    return said;
  }

  /// Whether a process ends until then. One that has ended may wait for whoever adopted it to take
  /// notice: a zombie is gone.
  static boolean isGone(ProcessHandle process, Instant end) {
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
