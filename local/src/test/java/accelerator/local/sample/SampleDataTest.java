package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {
  private static final Path CHECKED_IN =
      Path.of(Objects.requireNonNull(System.getProperty("project.root")), "sample-data");

  @Test
  void isCheckedInAsTheGeneratorWritesIt(@TempDir Path folder) throws IOException {
    SampleData.write(folder);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve(SampleData.SHOP));
    }
    byte[] checkedIn = unpacked(CHECKED_IN.resolve(SampleData.SHOP));
    byte[] written = unpacked(folder.resolve(SampleData.SHOP));
    assertThat(Arrays.mismatch(checkedIn, written)).as("first byte that differs").isEqualTo(-1);
  }

  @Test
  void isSmallAndCarriesNoTime() throws IOException {
    byte[] packed = Files.readAllBytes(CHECKED_IN.resolve(SampleData.SHOP));

    assertThat(packed).hasSizeLessThan(4 << 20).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
  }

  @Test
  void takesTheFormerFilesPlace(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("shop.csv.gz"), "old");

    SampleData.write(
        new ShopGenerator(new ShopSettings(1, 2, 60, 9, ShopSettings.sample().start(), 28)), file);

    assertThat(new String(unpacked(file), StandardCharsets.UTF_8))
        .startsWith("product_event_id,")
        .endsWith("\n");
    assertThat(folder.toFile().list()).containsExactly("shop.csv.gz");
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
