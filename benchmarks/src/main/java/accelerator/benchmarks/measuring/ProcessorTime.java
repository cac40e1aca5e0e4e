package accelerator.benchmarks.measuring;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What this process has used of the processors.
public final class ProcessorTime {
  private ProcessorTime() {}

  /// The seconds of all threads together so far, the compiler's and the collector's among them.
  public static double seconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
