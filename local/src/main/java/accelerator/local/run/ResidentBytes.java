package accelerator.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What Linux tells of a process's memory, see proc(5).
public final class ResidentBytes {
  private ResidentBytes() {}

  /// The bytes resident of a process.
  ///
  /// @param status its file below `/proc`
  /// @return none where that is not there
  public static OptionalLong of(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException | UncheckedIOException _) {
      return OptionalLong.empty();
    }
  }
}
