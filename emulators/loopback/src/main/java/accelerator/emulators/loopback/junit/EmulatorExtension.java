package accelerator.emulators.loopback.junit;

import accelerator.emulators.loopback.EmulatorException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An emulator for tests: a static field with `@RegisterExtension` runs it once for a class and the
/// classes nested in it, an instance field once for each test. It has a folder of its own, which is
/// removed when it stops.
///
/// @param <T> what runs
public abstract class EmulatorExtension<T extends AutoCloseable>
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final Optional<Path> parent;
  private Optional<T> running = Optional.empty();
  private Optional<Path> folder = Optional.empty();
  private int users;

  /// For extensions of one emulator.
  protected EmulatorExtension() {
    this.parent = Optional.empty();
  }

  /// The same with its folder in another one than the system's for temporary files.
  protected EmulatorExtension(Path parent) {
    this.parent = Optional.of(parent);
  }

  /// Starts the emulator on a free port.
  ///
  /// @param own an empty folder
  protected abstract T start(Path own) throws Exception;

  /// What runs.
  ///
  /// @throws IllegalStateException before the first and after the last test
  protected final synchronized T running() {
    return running.orElseThrow(
        () ->
            new IllegalStateException(
                "%s runs while tests do: is its field annotated with @RegisterExtension?"
                    .formatted(getClass().getSimpleName())));
  }

  /// A folder in its own, made if it is not there, such as a bucket's.
  ///
  /// @throws IllegalStateException before the first and after the last test
  /// @throws EmulatorException when it cannot be made
  protected final synchronized Path folder(String name) {
    running();
    Path inside = folder.orElseThrow().resolve(name);
    try {
      return Files.createDirectories(inside);
    } catch (IOException failure) {
      throw new EmulatorException("cannot make the folder '%s'".formatted(inside), failure);
    }
  }

  @Override
  public final void beforeAll(ExtensionContext context) throws Exception {
    enter();
  }

  @Override
  public final void beforeEach(ExtensionContext context) throws Exception {
    enter();
  }

  @Override
  public final void afterEach(ExtensionContext context) throws Exception {
    leave();
  }

  @Override
  public final void afterAll(ExtensionContext context) throws Exception {
    leave();
  }

  private synchronized void enter() throws Exception {
    users++;
    if (running.isPresent()) {
      return;
    }
    Path own = newFolder();
    try {
      running = Optional.of(start(own));
      folder = Optional.of(own);
    } catch (Throwable failure) {
      remove(own);
      throw failure;
    }
  }

  private Path newFolder() {
    try {
      return parent.isPresent()
          ? Files.createTempDirectory(parent.get(), "emulator-")
          : Files.createTempDirectory("emulator-");
    } catch (IOException failure) {
      throw new EmulatorException(
          "cannot make a temporary folder: set java.io.tmpdir to one that can be written", failure);
    }
  }

  private synchronized void leave() throws Exception {
    users--;
    if (users > 0) {
      return;
    }
    try {
      if (running.isPresent()) {
        running.get().close();
      }
    } finally {
      running = Optional.empty();
      if (folder.isPresent()) {
        remove(folder.get());
      }
      folder = Optional.empty();
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
