package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is deployed, measured.
class ZipsIT {
  /// Lambda's limit of an unpacked zip with its layers, in bytes.
  private static final long UNPACKED = 250L * 1024 * 1024;

  /// What each may have packed, in bytes; a zip that grows past it loads something that it did not.
  private static final Map<String, Long> PACKED =
      Map.of("warehouse", 110_000_000L, "personalize", 15_500_000L, "recommend", 8_000_000L);

  @ParameterizedTest
  @ValueSource(strings = {"warehouse", "personalize", "recommend"})
  void isWithinLambdasLimitsAndSmall(String name) throws IOException {
    Path file = zip(name);
    long packed = Files.size(file);
    long unpacked;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      unpacked = zip.stream().mapToLong(ZipEntry::getSize).sum();
    }
    System.out.printf("%s.zip: %,d bytes packed, %,d unpacked%n", name, packed, unpacked);

    assertThat(unpacked).isLessThan(UNPACKED);
    assertThat(packed).isLessThan(PACKED.getOrDefault(name, 0L));
  }

  /// Two builds are the same bytes only if no entry says when, where or in which order it was made.
  @ParameterizedTest
  @ValueSource(strings = {"warehouse", "personalize", "recommend"})
  void saysNothingOfWhenItWasBuilt(String name) throws IOException {
    Map<LocalDateTime, Integer> times = new TreeMap<>();
    try (ZipFile zip = new ZipFile(zip(name).toFile())) {
      zip.stream().forEach(entry -> times.merge(entry.getTimeLocal(), 1, Integer::sum));
      assertThat(zip.stream().map(ZipEntry::getName)).doesNotHaveDuplicates();
    }
    assertThat(times).as("times of the entries of %s", name).hasSize(1);
  }

  private static Path zip(String name) {
    return Checkout.root().resolve("functions/%s/target/%s.zip".formatted(name, name));
  }
}
