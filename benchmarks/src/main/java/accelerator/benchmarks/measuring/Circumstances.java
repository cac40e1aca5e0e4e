package accelerator.benchmarks.measuring;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Where and when something was measured: without it a figure says nothing.
///
/// @param processor its name, where the system tells it
/// @param load the processes that wanted to run in the minute before, on average: well under the
///   cores on a quiet machine; negative where unknown
public record Circumstances(
    String processor, int cores, String system, String jdk, Instant when, double load) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /// Those of this process at a moment.
  public static Circumstances at(Instant when) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return new Circumstances(
        processorName(),
        system.getAvailableProcessors(),
        system.getName() + " " + system.getArch(),
        Runtime.version().toString(),
        when.truncatedTo(ChronoUnit.MINUTES),
        system.getSystemLoadAverage());
  }

  /// One line for people.
  public String line() {
    return String.format(
        Locale.ROOT,
        "%d cores, %s, %s, JDK %s, %s, load %.1f",
        cores,
        processor,
        system,
        jdk,
        when,
        load);
  }

  private static String processorName() {
    if (!Files.isReadable(PROCESSORS)) {
      return "processor unknown";
    }
    try {
      List<String> lines = Files.readAllLines(PROCESSORS);
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor unknown");
    } catch (IOException _) {
      return "processor unknown";
    }
  }
}
