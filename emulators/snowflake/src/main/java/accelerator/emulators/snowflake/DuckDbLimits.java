package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.EmulatorException;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// How much of the machine DuckDB takes.
///
/// @param memory its own limit in DuckDB's words, such as `512MB`; beyond it, it writes to a
///   temporary folder
/// @param threads on which it runs statements
public record DuckDbLimits(String memory, int threads) {
  private static final long SMALLEST_MEBIBYTES = 512;
  private static final int SHARE = 4;

  public DuckDbLimits {
    if (!memory.matches("\\d{1,9} ?(?:[KMGT]i?B|%)")) {
      throw new EmulatorException("memory must be such as 512MB, was '%s'".formatted(memory));
    }
    if (threads < 1) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "threads must be 1 or more, was %d", threads));
    }
  }

  /// A quarter of this machine's memory, but 512 MiB at least, and all of its processors.
  public static DuckDbLimits ofMachine() {
    long mebibytes =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
    return new DuckDbLimits(
        String.format(Locale.ROOT, "%dMiB", Math.max(SMALLEST_MEBIBYTES, mebibytes / SHARE)),
        Runtime.getRuntime().availableProcessors());
  }
}
