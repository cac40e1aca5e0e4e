package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.ForkedJvm;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Apache Spark's ALS in a JVM of its own: Spark 4.0 runs on JDK 17, not on 25. It is built when it
/// is not there.
///
/// @param module the folder `benchmarks/spark` of the checkout
/// @param java of a JDK 17
record Spark(Path module, Path java) {
  private static final List<String> OPENS =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  /// @param root of the checkout
  /// @throws InvalidInput when there is no JDK 17
  static Spark of(Path root) throws IOException {
    return new Spark(root.resolve("benchmarks/spark"), java17());
  }

  private static Path java17() throws IOException {
    List<Path> homes = new ArrayList<>();
    Optional.ofNullable(System.getenv("JAVA17_HOME")).map(Path::of).ifPresent(homes::add);
    Path user = Path.of(System.getProperty("user.home"));
    for (Path parent :
        List.of(
            user.resolve(".sdkman/candidates/java"),
            user.resolve(".jdks"),
            Path.of("/usr/lib/jvm"),
            Path.of("/opt/java"))) {
      if (Files.isDirectory(parent)) {
        try (DirectoryStream<Path> each = Files.newDirectoryStream(parent)) {
          each.forEach(homes::add);
        }
      }
    }
    for (Path home : homes) {
      if (isOf17(home)) {
        return home.resolve("bin/java");
      }
    }
    throw new InvalidInput("Spark needs a JDK 17: none found, set JAVA17_HOME");
  }

  private static boolean isOf17(Path home) throws IOException {
    Path release = home.resolve("release");
    return Files.isExecutable(home.resolve("bin/java"))
        && Files.isReadable(release)
        && Files.readString(release).contains("JAVA_VERSION=\"17");
  }

  /// Builds the module where it is not built.
  void build(Path root) throws IOException, InterruptedException {
    if (!isBuilt()) {
      System.err.println("Building benchmarks/spark; the first time, Maven downloads Spark.");
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
              "benchmarks/spark",
              "-DskipTests",
              "package"));
    }
  }

  private boolean isBuilt() throws IOException {
    if (!Files.isRegularFile(jar())) {
      return false;
    }
    FileTime built = Files.getLastModifiedTime(jar());
    try (Stream<Path> sources = Files.walk(module.resolve("src"))) {
      for (Path each : sources.toList()) {
        if (Files.getLastModifiedTime(each).compareTo(built) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  private Path jar() {
    return module.resolve("target/spark-1.0.0.jar");
  }

  /// Fits and answers.
  Peer.Cost run(int heapMebibytes, Peer peer, Path scratch)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-Xmx" + heapMebibytes + "m");
    for (String each : OPENS) {
      command.add("--add-opens=java.base/%s=ALL-UNNAMED".formatted(each));
    }
    command.add("-cp");
    command.add(jar() + File.pathSeparator + module.resolve("target/lib") + "/*");
    command.add("accelerator.benchmarks.spark.AlternatingLeastSquares");
    command.add(peer.folder().toString());
    command.add(peer.answers().toString());
    command.add(scratch.toString());
    return Json.mapper().readValue(ForkedJvm.run(command), Peer.Cost.class);
  }
}
