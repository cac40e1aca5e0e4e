package accelerator.benchmarks;

import accelerator.local.run.ResidentBytes;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;

/// The resident memory of processes, where the system tells it (`/proc`).
public final class ResidentMemory {
  private ResidentMemory() {}

  /// The bytes resident of these processes together; empty where `/proc` is not there.
  public static OptionalLong resident(Collection<Long> processIds) {
    long sum = 0;
    for (long id : processIds) {
      OptionalLong one = ResidentBytes.of(Path.of("/proc", Long.toString(id), "status"));
      if (one.isEmpty() && id == ProcessHandle.current().pid()) {
        return OptionalLong.empty();
      }
      sum += one.orElse(0);
    }
    return OptionalLong.of(sum);
  }
}
