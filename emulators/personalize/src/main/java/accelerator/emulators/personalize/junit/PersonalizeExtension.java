package accelerator.emulators.personalize.junit;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.junit.EmulatorExtension;
import accelerator.emulators.personalize.PersonalizeControls;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.personalize.ServiceSettings;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Amazon Personalize on 127.0.0.1 for tests, as the value of a field with {@link
/// RegisterExtension}: of a static field it is one for all tests of the class and of the classes
/// nested in it, of another field a new and empty one for each test. Its buckets are folders in a
/// temporary folder, which goes with it.
///
///     @RegisterExtension
///     static final PersonalizeExtension PERSONALIZE = new PersonalizeExtension();
public final class PersonalizeExtension extends EmulatorExtension<PersonalizeServer> {
  private final ServiceSettings settings;

  /// On a free port, everything done at once.
  public PersonalizeExtension() {
    this(ServiceSettings.local());
  }

  public PersonalizeExtension(ServiceSettings settings) {
    this.settings = settings;
  }

  /// @param parent of the folder of buckets
  PersonalizeExtension(ServiceSettings settings, Path parent) {
    super(parent);
    this.settings = settings;
  }

  @Override
  protected PersonalizeServer start(Path own) {
    return PersonalizeServer.start(settings, new FolderBuckets(own));
  }

  /// Where it answers, such as `http://127.0.0.1:41234`.
  ///
  /// @throws IllegalStateException when no test runs
  public URI endpoint() {
    return server().endpoint();
  }

  /// @throws IllegalStateException when no test runs
  public PersonalizeServer server() {
    return running();
  }

  /// What a test declares and sets: answers, failures, rows, the clock, a training, a new
  /// beginning.
  ///
  /// @throws IllegalStateException when no test runs
  public PersonalizeControls controls() {
    return server().controls();
  }

  /// The folder of a bucket, made if it is not there: a file `KEY` in it is `s3://NAME/KEY`.
  ///
  /// @throws IllegalStateException when no test runs
  /// @throws EmulatorException when the folder cannot be made
  public Path bucket(String name) {
    return folder(name);
  }
}
