package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.PassingFolder;
import java.io.IOException;
import java.nio.file.Path;

/// The folder of one warehouse's files, for as long as it runs.
record TemporaryFolder(PassingFolder folder) implements AutoCloseable {
  /// @throws EmulatorException naming the folder that cannot be written
  static TemporaryFolder create() {
    try {
      return new TemporaryFolder(PassingFolder.create("warehouse-"));
    } catch (IOException failure) {
      throw new EmulatorException(
          "no folder can be made in '%s' for the warehouse's files: %s; set -Djava.io.tmpdir"
              .formatted(System.getProperty("java.io.tmpdir", "."), failure),
          failure);
    }
  }

  Path path() {
    return folder.path();
  }

  /// @throws EmulatorException if a file cannot be deleted
  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException failure) {
      throw new EmulatorException(
          "the warehouse's files in '%s' cannot be deleted: %s".formatted(path(), failure),
          failure);
    }
  }
}
