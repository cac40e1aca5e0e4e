package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.EmulatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// The folder of one warehouse's files, for as long as it runs.
final class TemporaryFolder {
  private TemporaryFolder() {}

  /// @throws EmulatorException naming the folder that cannot be written
  static Path create() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir", "."));
    try {
      return Files.createTempDirectory(parent, "warehouse-");
    } catch (IOException failure) {
      throw new EmulatorException(
          "no folder can be made in '%s' for the warehouse's files: %s; set -Djava.io.tmpdir"
              .formatted(parent, failure),
          failure);
    }
  }

  /// @throws EmulatorException if a file cannot be deleted
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new EmulatorException(
          "the warehouse's files in '%s' cannot be deleted: %s".formatted(folder, failure),
          failure);
    }
  }
}
