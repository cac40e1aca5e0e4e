package accelerator.emulators.sam.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.sam.template.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedCodeTest {
  @TempDir Path folder = Path.of("");

  @Test
  void unpacksOneZipOnceForAllItsFunctions() throws IOException {
    Path zip = zip("one/shop.zip", "Plan.class");
    List<LambdaFunction> functions = List.of(function("plan", zip), function("train", zip));

    try (UnpackedCode code = UnpackedCode.start(functions, folder)) {
      assertThat(functions).extracting(code::of).containsOnly(folder.resolve("code/shop"));
    }
    assertThat(folder.resolve("code/shop/Plan.class")).exists();
    try (var folders = Files.list(folder.resolve("code"))) {
      assertThat(folders).hasSize(1);
    }
  }

  @Test
  void keepsZipsOfOneNameApart() throws IOException {
    LambdaFunction plan = function("plan", zip("one/shop.zip", "Plan.class"));
    LambdaFunction train = function("train", zip("two/shop.zip", "Train.class"));

    try (UnpackedCode code = UnpackedCode.start(List.of(plan, train), folder)) {
      assertThat(code.of(plan))
          .isDirectoryContaining("glob:**/Plan.class")
          .isNotEqualTo(code.of(train));
      assertThat(code.of(train)).isDirectoryContaining("glob:**/Train.class");
    }
  }

  @Test
  void takesAFolderThatIsWrittenInARoundaboutWay() throws IOException {
    LambdaFunction plan = function("plan", zip("one/shop.zip", "Plan.class"));

    try (UnpackedCode code =
        UnpackedCode.start(List.of(plan), folder.resolve("one").resolve(".."))) {
      assertThat(code.of(plan)).isEqualTo(folder.resolve("code/shop"));
    }
  }

  @Test
  void saysAtOnceThatThereIsNoCode() throws IOException {
    LambdaFunction plan = function("plan", zip("one/shop.zip", "Plan.class"));
    LambdaFunction train = function("train", folder.resolve("train.zip"));

    assertThatThrownBy(() -> UnpackedCode.start(List.of(plan, train), folder).close())
        .isInstanceOf(EmulatorException.class)
        .hasMessage(
            "there is no code '%s': build the functions first", folder.resolve("train.zip"));
  }

  @Test
  void saysWhichZipIsNone() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.zip"), "no zip");
    LambdaFunction plan = function("plan", broken);

    try (UnpackedCode code = UnpackedCode.start(List.of(plan), folder)) {
      assertThatThrownBy(() -> code.of(plan))
          .isInstanceOf(EmulatorException.class)
          .hasMessage("the code '%s' is no zip", broken);
    }
  }

  private static LambdaFunction function(String id, Path code) {
    return HostUnderTest.function(id, "shop.Plan", code, 1, false);
  }

  private Path zip(String name, String entry) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(new byte[] {1});
    }
    return file;
  }
}
