package accelerator.emulators.personalize.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.PortTaken;
import accelerator.emulators.personalize.ServiceSettings;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

class PersonalizeExtensionLifeTest {
  @TempDir Path folder;

  @Test
  void ofAStaticFieldItIsOneForAllClassesAndLeavesNoFile() throws Exception {
    PersonalizeExtension extension = extension();
    extension.beforeAll(anything());
    extension.beforeEach(anything());
    Files.writeString(extension.bucket("data").resolve("a.csv"), "a");
    String endpoint = extension.endpoint().toString();
    extension.afterEach(anything());
    extension.beforeAll(anything());
    extension.afterAll(anything());

    assertThat(extension.endpoint().toString()).isEqualTo(endpoint);

    extension.afterAll(anything());
    extension.afterEach(anything());
    assertThat(files()).isEmpty();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(extension::endpoint)
        .withMessageStartingWith("PersonalizeExtension runs while tests do");
  }

  @Test
  void ofAnotherFieldItIsANewOneForEachTest() throws Exception {
    PersonalizeExtension extension = extension();
    extension.beforeEach(anything());
    Path first = extension.bucket("data");
    extension.afterEach(anything());
    extension.beforeEach(anything());

    assertThat(extension.bucket("data")).isNotEqualTo(first);
    extension.afterEach(anything());
    assertThat(files()).isEmpty();
  }

  @Test
  void saysThatAFolderCannotBeMadeInsteadOfBlamingThePort() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    PersonalizeExtension extension = new PersonalizeExtension(ServiceSettings.local(), file);

    assertThatThrownBy(() -> extension.beforeEach(anything()))
        .isExactlyInstanceOf(EmulatorException.class)
        .hasMessage(
            "cannot make a temporary folder: set java.io.tmpdir to one that can be written");
  }

  @Test
  void leavesNoFolderWhenThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      ServiceSettings settings = ServiceSettings.local().withPort(taken.getLocalPort());
      PersonalizeExtension extension = new PersonalizeExtension(settings, folder);

      assertThatExceptionOfType(PortTaken.class).isThrownBy(() -> extension.beforeEach(anything()));
      assertThat(files()).isEmpty();
    }
  }

  private PersonalizeExtension extension() {
    return new PersonalizeExtension(ServiceSettings.local(), folder);
  }

  /// The extension asks nothing of it.
  private static ExtensionContext anything() {
    return (ExtensionContext)
        Proxy.newProxyInstance(
            ExtensionContext.class.getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            (_, method, _) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
