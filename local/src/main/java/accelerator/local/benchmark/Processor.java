package accelerator.local.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What this process has used of the processors.
final class Processor {
  private Processor() {}

  /// The seconds of all threads together so far, the compiler's and the collector's among them.
  static double seconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
