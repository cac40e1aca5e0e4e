package accelerator.local;

import accelerator.core.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that a command writes when its work is done: looked at before the work begins, so that
/// nobody waits for what cannot be kept.
///
/// @param option such as `--summary`
record OutputFile(String option, Path path) {

  /// @param path none where nobody asked for the file
  /// @throws InvalidInput naming the option, when the file cannot be written
  static void check(String option, @Nullable Path path) {
    if (path != null) {
      new OutputFile(option, path).check();
    }
  }

  private void check() {
    if (path.toString().isEmpty() || Files.isDirectory(path)) {
      throw new InvalidInput("%s must be a file, was the folder '%s'".formatted(option, path));
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new InvalidInput(
          "%s must be in a folder that is there, was '%s': make '%s' first"
              .formatted(option, path, parent));
    }
    boolean canBeWritten =
        Files.exists(path) ? Files.isWritable(path) : parent == null || Files.isWritable(parent);
    if (!canBeWritten) {
      throw new InvalidInput("%s cannot be written, was '%s'".formatted(option, path));
    }
  }

  /// Writes a file that somebody asked for.
  ///
  /// @param path none where nobody did
  static void write(@Nullable Path path, String text) throws IOException {
    if (path != null) {
      Files.writeString(path, text);
    }
  }
}
