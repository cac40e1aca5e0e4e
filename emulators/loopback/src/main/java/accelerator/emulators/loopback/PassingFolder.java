package accelerator.emulators.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A temporary folder that is gone with whoever made it, also when the process is stopped at any
/// moment (but by `SIGKILL`): from its first file on.
public final class PassingFolder implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /// How many looks in turn must find nothing: others stop at the same time, and may still make
  /// files.
  private static final int QUIET_LOOKS = 3;

  private final Path parent;
  private final String prefix;
  private final Thread atExit;
  private final List<Path> renamed = new ArrayList<>();
  private Optional<Path> made = Optional.empty();
  private boolean isEnding;

  private PassingFolder(Path parent, String prefix) {
    this.parent = parent;
    this.prefix = prefix;
    this.atExit = new Thread(this::deleteAtExit, "passing-folder-exit");
  }

  /// In the system's temporary folder (`java.io.tmpdir`).
  ///
  /// @throws IOException when it cannot be made there
  /// @throws IllegalStateException when the process is about to end
  public static PassingFolder create(String prefix) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
    PassingFolder folder = new PassingFolder(temporary.toAbsolutePath().normalize(), prefix);
    // Before there is a folder: the process may be stopped as soon as there is one.
    Runtime.getRuntime().addShutdownHook(folder.atExit);
    try {
      folder.make();
      return folder;
    } catch (IOException failure) {
      folder.close();
      throw failure;
    }
  }

  private synchronized void make() throws IOException {
    if (isEnding) {
      throw new IllegalStateException("the process is about to end");
    }
    made = Optional.of(Files.createTempDirectory(parent, prefix));
  }

  /// Where it is: absolute, without `.` and `..`, however the system's temporary folder is written.
  public synchronized Path path() {
    return made.orElseThrow();
  }

  private synchronized void deleteAtExit() {
    isEnding = true;
    long end = System.nanoTime() + PATIENCE.toNanos();
    int quiet = 0;
    while (quiet < QUIET_LOOKS && System.nanoTime() < end) {
      try {
        quiet = delete() ? 0 : quiet + 1;
      } catch (IOException _) {
        // Somebody has it open and still writes: the next look deletes that.
        quiet = 0;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /// Under another name, so that who writes by the old one finds nothing.
  ///
  /// @return whether there was anything
  private boolean delete() throws IOException {
    Optional<Path> there = made.filter(Files::exists);
    if (there.isPresent()) {
      Path path = there.get();
      Path other = path.resolveSibling(path.getFileName() + "-" + renamed.size());
      Files.move(path, other);
      renamed.add(other);
    }
    boolean found = false;
    for (Path each : renamed) {
      found |= deleteAll(each);
    }
    return found;
  }

  private static boolean deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (UncheckedIOException failure) {
      throw new IOException(failure);
    }
  }

  /// Deletes it with all that is in it.
  ///
  /// @throws IOException naming a file that cannot be deleted
  @Override
  public synchronized void close() throws IOException {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The process is about to end, and the hook looks after what others still write.
      return;
    }
  }
}
