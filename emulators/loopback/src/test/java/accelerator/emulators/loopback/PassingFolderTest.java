package accelerator.emulators.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PassingFolderTest {
  @TempDir Path temporary;

  @Test
  void isGoneWithAllThatIsInItWhenItIsClosed() throws IOException {
    Path path;
    try (PassingFolder folder = PassingFolder.create("closed-")) {
      path = folder.path();
      Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve("c"), "d");
      assertThat(path.getFileName().toString()).startsWith("closed-");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void isGoneWithAProcessThatIsStoppedWhileItWrites() throws Exception {
    Process writing = start(Writing.class);
    assertThat(writing.inputReader().readLine()).isEqualTo("writing");

    writing.destroy();

    assertThat(writing.waitFor()).isEqualTo(143);
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void isGoneWithAProcessThatIsStoppedAsSoonAsItIsThere() throws Exception {
    assertThat(start(Stopped.class).waitFor()).isEqualTo(Stopped.EXIT_CODE);

    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void isWhereTheTemporaryFolderIsHoweverThatIsWritten() throws Exception {
    Process writing = start(Writing.class, temporary.resolve("a").resolve("..").resolve("."));

    assertThat(writing.inputReader().readLine()).isEqualTo("writing");
    try (Stream<Path> made = Files.list(temporary)) {
      assertThat(made).hasSize(1);
    }
    writing.destroy();
    assertThat(writing.waitFor()).isEqualTo(143);
  }

  private Process start(Class<?> program) throws IOException {
    return start(program, temporary);
  }

  private Process start(Class<?> program, Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            program.getName())
        .start();
  }

  /// A process that ends itself the moment that its folder can be seen.
  static final class Stopped {
    static final int EXIT_CODE = 3;

    private Stopped() {}

    public static void main(String[] arguments) throws IOException {
      File temporary = new File(System.getProperty("java.io.tmpdir"));
      Thread watch =
          new Thread(
              () -> {
                while (temporary.list().length == 0) {
                  Thread.onSpinWait();
                }
                Runtime.getRuntime().exit(EXIT_CODE);
              });
      watch.start();
      PassingFolder.create("stopped-");
    }
  }

  /// A process that makes files without a pause until it is stopped, and does not look whether the
  /// folder is still there.
  static final class Writing {
    private static final int FILES = 200;

    private Writing() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = PassingFolder.create("written-").path();
      write(folder);
      System.out.println("writing");
      Stream.generate(() -> folder).forEach(Writing::write);
    }

    private static void write(Path folder) {
      for (int number = 0; number < FILES; number++) {
        try {
          Files.writeString(folder.resolve("file-" + number), "text");
        } catch (IOException _) {
          // It is deleted at this very moment.
          continue;
        }
      }
    }
  }
}
