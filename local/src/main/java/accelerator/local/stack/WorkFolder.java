package accelerator.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A temporary folder that is gone with whoever made it, also when the process is stopped.
public record WorkFolder(Path path, Thread atExit) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  public static WorkFolder create() throws IOException {
    Path path = Files.createTempDirectory("recommendations-accelerator-");
    Thread atExit = new Thread(() -> deleteAtExit(path), "work-folder-exit");
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

  /// Again and again while others, which stop at the same time, still write into it.
  private static void deleteAtExit(Path folder) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    delete(folder);
    while (Files.exists(folder) && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      delete(folder);
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
