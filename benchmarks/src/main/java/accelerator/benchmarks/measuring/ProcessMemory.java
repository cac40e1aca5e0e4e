package accelerator.benchmarks.measuring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What a process needs of the machine's memory.
public final class ProcessMemory {
  public static final double MEBIBYTE = 1024.0 * 1024;

  private ProcessMemory() {}

  /// The most bytes that this process had resident so far; empty where `/proc` is not there.
  public static OptionalLong residentPeak() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException _) {
      return OptionalLong.empty();
    }
  }

  /// The bytes of the heap that are still in use after a full collection.
  public static long heapInUse() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
