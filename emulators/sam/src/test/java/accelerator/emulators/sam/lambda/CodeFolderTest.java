package accelerator.emulators.sam.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFolderTest {
  @TempDir Path folder = Path.of("");

  @Test
  void takesAFolderAsItIs() {
    assertThat(CodeFolder.of(folder, folder.resolve("unused"))).isEqualTo(folder);
  }

  @Test
  void unpacksAZip() throws IOException {
    Path unpacked = CodeFolder.of(zip("shop/Plan.class"), folder.resolve("code"));

    assertThat(Files.readString(unpacked.resolve("shop/Plan.class"))).isEqualTo("content");
  }

  @Test
  void forgetsTheFilesOfAnEarlierZip() throws IOException {
    CodeFolder.of(zip("old.class"), folder.resolve("code"));

    Path unpacked = CodeFolder.of(zip("new.class"), folder.resolve("code"));

    assertThat(unpacked.resolve("old.class")).doesNotExist();
    assertThat(unpacked.resolve("new.class")).exists();
  }

  @Test
  void refusesAnEntryThatLeavesTheFolder() throws IOException {
    Path zip = zip("../outside.txt");

    assertThatThrownBy(() -> CodeFolder.of(zip, folder.resolve("code")))
        .isInstanceOf(EmulatorException.class)
        .hasMessage("zip entry '../outside.txt' leaves its folder");
    assertThat(folder.resolve("outside.txt")).doesNotExist();
  }

  private Path zip(String entry) throws IOException {
    Path file = folder.resolve("code.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("content".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return file;
  }
}
