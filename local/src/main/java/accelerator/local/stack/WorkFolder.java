package accelerator.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A temporary folder that is gone with whoever made it, also when the process is stopped.
public record WorkFolder(Path path, Thread atExit) implements AutoCloseable {

  public static WorkFolder create() throws IOException {
    Path path = Files.createTempDirectory("recommendations-accelerator-");
    Thread atExit = new Thread(() -> delete(path), "work-folder-exit");
    Runtime.getRuntime().addShutdownHook(atExit);
    return new WorkFolder(path, atExit);
  }

  @Override
  public void close() {
    delete(path);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The hook does the same.
      return;
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException _) {
      // A file may go while it is listed; what is left lies in the system's temporary folder.
      return;
    }
  }
}
