package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The commands in the blocks of README, CONTRIBUTING and docs, each on one line.
public final class DocumentedShell {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));

  /// A block without a language; what is in another is no command.
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```$");

  private static final Pattern COMMAND =
      Pattern.compile("(?:\\./|\\.ci/)?[a-z][a-z0-9-]*(?: [^=].*)?");

  private DocumentedShell() {}

  static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Path document : documents()) {
      BLOCK
          .matcher(Files.readString(document))
          .results()
          .filter(block -> block.group(1).isEmpty())
          .flatMap(block -> commands(block.group(2)))
          .forEach(commands::add);
    }
    return commands;
  }

  /// README, CONTRIBUTING and what is in docs.
  static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")), docs.sorted())
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }

  /// A command may go on below: after a backslash, or until its quote is closed.
  private static Stream<String> commands(String block) {
    List<String> whole = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : block.split("\n", -1)) {
      open.append(line.strip());
      if (line.endsWith("\\")) {
        open.setLength(open.length() - 1);
      } else if (open.chars().filter(sign -> sign == '\'').count() % 2 == 0) {
        whole.add(open.toString().replaceAll("\\s+# .*$", ""));
        open.setLength(0);
      }
    }
    return whole.stream().filter(line -> COMMAND.matcher(line).matches());
  }

  /// Runs a command and returns what it says.
  public static String run(Path folder, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
    return output;
  }

  /// Skips the test, and says so, where there is no such program.
  static void need(String program) {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    String reason = "there is no %s on the PATH".formatted(program);
    if (!isThere) {
      System.out.println("A documented command is skipped: " + reason);
    }
    assumeTrue(isThere, reason);
  }
}
