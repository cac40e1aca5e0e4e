package accelerator.emulators.loopback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

class EmulatorExtensionTest {
  /// It is asked for nothing.
  private static final ExtensionContext CONTEXT =
      (ExtensionContext)
          Proxy.newProxyInstance(
              EmulatorExtensionTest.class.getClassLoader(),
              new Class<?>[] {ExtensionContext.class},
              (_, method, _) -> {
                throw new AssertionError("the extension asked its context for " + method.getName());
              });

  private final List<String> said = new ArrayList<>();
  private Path folder = Path.of("");

  /// Writes into its folder, and says when it starts and stops.
  private final class Noted extends EmulatorExtension<AutoCloseable> {
    @Override
    protected AutoCloseable start(Path own) throws IOException {
      folder = own;
      Files.writeString(Files.createDirectories(own.resolve("a/b")).resolve("c"), "x");
      said.add("started");
      return () -> said.add("stopped");
    }

    AutoCloseable shown() {
      return running();
    }
  }

  @Test
  void runsOnceForAClassAndTheClassesInIt() throws Exception {
    Noted extension = new Noted();
    extension.beforeAll(CONTEXT);
    extension.beforeEach(CONTEXT);
    extension.afterEach(CONTEXT);
    extension.beforeAll(CONTEXT);
    extension.beforeEach(CONTEXT);
    extension.afterEach(CONTEXT);
    extension.afterAll(CONTEXT);

    assertThat(said).containsExactly("started");
    extension.afterAll(CONTEXT);
    assertThat(said).containsExactly("started", "stopped");
  }

  @Test
  void runsAnewForEachTestOfAnInstance() throws Exception {
    Noted extension = new Noted();
    extension.beforeEach(CONTEXT);
    extension.afterEach(CONTEXT);
    extension.beforeEach(CONTEXT);
    extension.afterEach(CONTEXT);

    assertThat(said).containsExactly("started", "stopped", "started", "stopped");
  }

  @Test
  void leavesNoFile() throws Exception {
    Noted extension = new Noted();
    extension.beforeEach(CONTEXT);
    assertThat(folder.resolve("a/b/c")).hasContent("x");

    extension.afterEach(CONTEXT);

    assertThat(folder).doesNotExist();
  }

  @Test
  void saysWhenItDoesNotRun() throws Exception {
    Noted extension = new Noted();
    extension.beforeEach(CONTEXT);
    extension.afterEach(CONTEXT);

    assertThatThrownBy(extension::shown)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Noted runs while tests do: is its field annotated with @RegisterExtension?");
  }
}
