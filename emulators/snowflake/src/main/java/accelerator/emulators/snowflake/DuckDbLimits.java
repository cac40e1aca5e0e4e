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
/// @param statements how many run at once; more are queued, as a warehouse queues them beyond its
///   `MAX_CONCURRENCY_LEVEL`
public record DuckDbLimits(String memory, int threads, int statements) {
  /// Snowflake's own default.
  private static final int USUAL_STATEMENTS = 8;

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
    if (statements < 1) {
      throw new EmulatorException(
          String.format(Locale.ROOT, "statements must be 1 or more, was %d", statements));
    }
  }

  /// With eight statements at once.
  public DuckDbLimits(String memory, int threads) {
    this(memory, threads, USUAL_STATEMENTS);
  }

  /// The same for so many statements at once.
  public DuckDbLimits withStatements(int most) {
    return new DuckDbLimits(memory, threads, most);
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
