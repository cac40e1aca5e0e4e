package accelerator.personalize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Files in memory: lines by location, objects by key.
final class MemoryItemFiles implements ItemFiles {
  final Map<String, List<String>> lines = new HashMap<>();
  final Map<String, byte[]> objects = new HashMap<>();

  @Override
  public void read(String location, Consumer<String> line) {
    lines.getOrDefault(location, List.of()).forEach(line);
  }

  @Override
  public void write(String key, byte[] bytes) {
    objects.put(key, bytes);
  }
}
