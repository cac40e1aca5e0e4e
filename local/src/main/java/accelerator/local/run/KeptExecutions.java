package accelerator.local.run;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Executions that have ended, as files of a folder, so that the next start still shows them: the
/// newest of them, so many and so large at most. A folder that cannot be written is said once, and
/// keeps nothing.
final class KeptExecutions {
  private static final System.Logger LOG = System.getLogger(KeptExecutions.class.getName());
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  /// Where a checkout keeps its own.
  static final String FOLDER = "local/target/runs";

  private static final int MOST = 50;
  private static final long MOST_BYTES = 20L << 20;

  private final Path folder;
  private final int most;
  private final long mostBytes;
  private final Map<Path, JsonNode> lines = new HashMap<>();

  KeptExecutions(Path folder) {
    this(folder, MOST, MOST_BYTES);
  }

  /// @param most how many are kept
  /// @param mostBytes how large they may be together
  KeptExecutions(Path folder, int most, long mostBytes) {
    this.folder = folder;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /// Keeps the log of an execution that has ended, and forgets the oldest for it.
  synchronized void put(JsonNode log) {
    long started = Instant.parse(log.path("startedAt").asText()).toEpochMilli();
    Path file = folder.resolve(started + "." + log.path("name").asText() + ".json");
    try {
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "execution", ".part");
      Files.writeString(written, Json.write(log));
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      forget();
    } catch (IOException | UncheckedIOException failure) {
      LOG.log(Level.WARNING, "this run is not kept for the next start: " + failure);
    }
  }

  private void forget() throws IOException {
    long bytes = 0;
    int count = 0;
    for (Path file : newestFirst()) {
      bytes += Files.size(file);
      count++;
      if (count > 1 && (count > most || bytes > mostBytes)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// A line for each log, the newest first; a file is read once. One that is no log is left out.
  synchronized List<JsonNode> lines() {
    List<Path> files = newestFirst();
    lines.keySet().retainAll(files);
    for (Path file : files) {
      if (!lines.containsKey(file)) {
        read(file).ifPresent(log -> lines.put(file, LogViews.line(log)));
      }
    }
    return files.stream().map(lines::get).filter(Objects::nonNull).toList();
  }

  synchronized Optional<JsonNode> find(String name) {
    return newestFirst().stream()
        .filter(file -> nameOf(file).equals(name))
        .findFirst()
        .flatMap(KeptExecutions::read);
  }

  /// The newest log of an input whose run succeeded.
  synchronized Optional<JsonNode> newest(JsonNode input) {
    return lines().stream()
        .filter(line -> line.path("status").asText().equals("SUCCEEDED"))
        .filter(line -> line.path("input").equals(input))
        .findFirst()
        .flatMap(line -> find(line.path("name").asText()));
  }

  private static Optional<JsonNode> read(Path file) {
    try {
      JsonNode log = Json.parse(Files.readString(file));
      return log.path("name").asText().equals(nameOf(file)) ? Optional.of(log) : Optional.empty();
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private List<Path> newestFirst() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{1,15}\\.[^.]+\\.json"))
          .filter(file -> NAME.matcher(nameOf(file)).matches())
          .sorted(Comparator.comparingLong(KeptExecutions::startedAt).reversed())
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  private static long startedAt(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.indexOf('.')));
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().split("\\.")[1];
  }
}
