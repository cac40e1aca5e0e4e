package accelerator.local.simulation;

import accelerator.core.Json;
import accelerator.emulators.aws.objects.ObjectStore;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The bucket of a simulated stack: an object store of its own, with one item in each dataset's
/// file, so that what is published can say what is known.
final class SimulatedObjects implements LoopbackHandler, AutoCloseable {
  private static final List<String> WRITTEN = List.of("locks", "registry", "runs", "snowflake");

  private final ObjectStore store;
  private final ForwardedObjects forwarded;
  private final Path folder;

  SimulatedObjects(Path folder, String bucket) throws IOException {
    this.store = ObjectStore.start(folder, 0);
    this.forwarded = new ForwardedObjects(store.endpoint());
    store.createBucket(bucket);
    this.folder = store.bucket(bucket);
    for (String dataset : List.of("interactions", "items", "users")) {
      write("simulated/%s/rows.csv".formatted(dataset), "ITEM_ID\nitem-1\n");
    }
  }

  @Override
  public LoopbackAnswer answer(LoopbackRequest request) throws IOException {
    return forwarded.answer(request);
  }

  /// Lays an object there, as somebody else would.
  void write(String key, String text) {
    Path file = folder.resolve(key);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The objects below a folder that are JSON, by key.
  Map<String, JsonNode> below(String prefix) throws IOException {
    Map<String, JsonNode> found = new TreeMap<>();
    if (!Files.isDirectory(folder.resolve(prefix))) {
      return found;
    }
    try (Stream<Path> files = Files.walk(folder.resolve(prefix))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        found.put(folder.relativize(file).toString(), Json.parse(Files.readString(file)));
      }
    }
    return found;
  }

  /// Forgets what runs have written.
  void clear() throws IOException {
    for (String prefix : WRITTEN) {
      if (Files.isDirectory(folder.resolve(prefix))) {
        try (Stream<Path> files = Files.walk(folder.resolve(prefix))) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  @Override
  public void close() {
    forwarded.close();
    store.close();
  }
}
