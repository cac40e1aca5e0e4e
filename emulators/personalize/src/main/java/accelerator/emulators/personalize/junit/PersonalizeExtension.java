package accelerator.emulators.personalize.junit;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.personalize.ServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Amazon Personalize on 127.0.0.1 for tests, as the value of a field with {@link
/// RegisterExtension}: of a static field it is one for all tests of the class and of the classes
/// nested in it, of another field a new and empty one for each test. Its buckets are folders in a
/// temporary folder, which goes with it.
///
///     @RegisterExtension
///     static final PersonalizeExtension PERSONALIZE = new PersonalizeExtension();
public final class PersonalizeExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final ServiceSettings settings;
  private final @Nullable Path parent;
  private int classes;
  private @Nullable Running running;

  /// What runs now.
  private record Running(PersonalizeServer server, Path folder) {}

  /// On a free port, everything done at once.
  public PersonalizeExtension() {
    this(ServiceSettings.local());
  }

  public PersonalizeExtension(ServiceSettings settings) {
    this(settings, null);
  }

  /// @param parent of the folder of buckets; the system's folder for temporary files if none
  PersonalizeExtension(ServiceSettings settings, @Nullable Path parent) {
    this.settings = settings;
    this.parent = parent;
  }

  /// Where it answers, such as `http://127.0.0.1:41234`.
  ///
  /// @throws EmulatorException when no test runs
  public URI endpoint() {
    return server().endpoint();
  }

  /// @throws EmulatorException when no test runs
  public PersonalizeServer server() {
    return now().server();
  }

  /// The folder of a bucket, made if it is not there: a file `KEY` in it is `s3://NAME/KEY`.
  ///
  /// @throws EmulatorException when no test runs, or the folder cannot be made
  public Path bucket(String name) {
    Path folder = now().folder().resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new EmulatorException("cannot make the folder '%s'".formatted(folder), failure);
    }
  }

  private Running now() {
    Running found = running;
    if (found == null) {
      throw new EmulatorException(
          "Personalize runs during tests only: use it in a test or in what goes before each");
    }
    return found;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    classes++;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (classes == 0) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    classes--;
    if (classes == 0) {
      close();
    }
  }

  private void start() {
    if (running != null) {
      return;
    }
    Path folder = folder();
    try {
      running = new Running(PersonalizeServer.start(settings, new FolderBuckets(folder)), folder);
    } catch (EmulatorException failure) {
      delete(folder);
      throw failure;
    }
  }

  private Path folder() {
    try {
      return parent == null
          ? Files.createTempDirectory("personalize-")
          : Files.createTempDirectory(parent, "personalize-");
    } catch (IOException failure) {
      throw new EmulatorException(
          "cannot make a temporary folder for buckets: set java.io.tmpdir to one that can be"
              + " written",
          failure);
    }
  }

  private void close() {
    Running ending = running;
    running = null;
    if (ending != null) {
      ending.server().close();
      delete(ending.folder());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new EmulatorException("cannot delete the folder '%s'".formatted(folder), failure);
    }
  }
}
