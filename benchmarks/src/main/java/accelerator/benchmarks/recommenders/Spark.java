package accelerator.benchmarks.recommenders;

import accelerator.core.InvalidInput;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Apache Spark MLlib's ALS. Spark 4.0 runs on JDK 17, not on 25.
final class Spark {
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

  private Spark() {}

  /// @param root of the checkout
  /// @throws InvalidInput when there is no JDK 17
  static FactorPeer of(Path root) throws IOException {
    return new FactorPeer(
        "Spark MLlib ALS",
        root,
        "spark",
        "accelerator.benchmarks.spark.AlternatingLeastSquares",
        java17(),
        OPENS.stream().map("--add-opens=java.base/%s=ALL-UNNAMED"::formatted).toList());
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
}
