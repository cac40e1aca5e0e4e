package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.ForkedJvm;
import accelerator.core.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A library's factorization in a JVM of its own, out of a module that nothing depends on. It is
/// built when it is not there.
///
/// @param title as the table names it
/// @param root of the checkout
/// @param module the module's name, below `benchmarks`
/// @param main its main class, given the questions' folder, the answers' file and a scratch folder
/// @param java the JVM to run it
/// @param options of that JVM
record FactorPeer(
    String title, Path root, String module, String main, Path java, List<String> options) {
  FactorPeer {
    options = List.copyOf(options);
  }

  /// Builds the module where it is not built.
  void build() throws IOException, InterruptedException {
    if (!isBuilt()) {
      System.err.printf(
          "Building benchmarks/%s; the first time, Maven downloads its libraries.%n", module);
      ForkedJvm.run(
          List.of(
              "mvn",
              "-B",
              "-q",
              "-ntp",
              "-f",
              root.resolve("pom.xml").toString(),
              "-Ppeers",
              "-pl",
              "benchmarks/" + module,
              "-am",
              "-DskipTests",
              "package"));
    }
  }

  /// Whether its jar, and that of what the programs share, is newer than its sources.
  boolean isBuilt() throws IOException {
    return isNewer(jar(), folder(module))
        && isNewer(libraries().resolve("factors-1.0.0.jar"), folder("factors"));
  }

  private static boolean isNewer(Path jar, Path module) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return false;
    }
    FileTime built = Files.getLastModifiedTime(jar);
    try (Stream<Path> sources = Files.walk(module.resolve("src"))) {
      for (Path each : sources.toList()) {
        if (Files.getLastModifiedTime(each).compareTo(built) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  private Path folder(String name) {
    return root.resolve("benchmarks").resolve(name);
  }

  private Path jar() {
    return folder(module).resolve("target/%s-1.0.0.jar".formatted(module));
  }

  private Path libraries() {
    return folder(module).resolve("target/lib");
  }

  /// Fits and answers.
  Peer.Cost run(int heapMebibytes, Peer peer, Path scratch)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-Xmx" + heapMebibytes + "m");
    command.addAll(options);
    command.add("-cp");
    command.add(jar() + File.pathSeparator + libraries() + "/*");
    command.add(main);
    command.add(peer.folder().toString());
    command.add(peer.answers().toString());
    command.add(scratch.toString());
    return Json.mapper().readValue(ForkedJvm.run(command), Peer.Cost.class);
  }
}
