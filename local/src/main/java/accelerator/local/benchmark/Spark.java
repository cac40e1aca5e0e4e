package accelerator.local.benchmark;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Apache Spark's ALS in a JVM of its own: Spark 4.0 runs on JDK 17, not on 25. It is built when it
/// is not there.
///
/// @param module the folder `peers/spark` of the checkout
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
    return new Spark(root.resolve("peers/spark"), java17());
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
    if (!Files.isDirectory(module.resolve("target/lib"))) {
      System.err.println("Building peers/spark; the first time, Maven downloads Spark.");
      Fork.run(
          List.of(
              "mvn",
              "-B",
              "-q",
              "-ntp",
              "-f",
              root.resolve("pom.xml").toString(),
              "-Ppeers",
              "-pl",
              "peers/spark",
              "-DskipTests",
              "package"));
    }
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
    command.add("%s/target/classes:%s/target/lib/*".formatted(module, module));
    command.add("accelerator.peers.spark.AlternatingLeastSquares");
    command.add(peer.folder().toString());
    command.add(peer.answers().toString());
    command.add(scratch.toString());
    return Json.mapper().readValue(Fork.run(command), Peer.Cost.class);
  }
}
