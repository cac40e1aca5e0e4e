package accelerator.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The resident memory of processes, where the system tells it (`/proc`).
public final class ResidentMemory {
  private ResidentMemory() {}

  /// The bytes resident of these processes together; empty where `/proc` is not there.
  public static OptionalLong resident(Collection<Long> processIds) {
    long sum = 0;
    for (long id : processIds) {
      OptionalLong one = resident(Path.of("/proc", Long.toString(id), "status"));
      if (one.isEmpty() && id == ProcessHandle.current().pid()) {
        return OptionalLong.empty();
      }
      sum += one.orElse(0);
    }
    return OptionalLong.of(sum);
  }

  private static OptionalLong resident(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException _) {
      return OptionalLong.empty();
    }
  }
}
