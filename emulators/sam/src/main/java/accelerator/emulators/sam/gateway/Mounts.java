package accelerator.emulators.sam.gateway;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackHandler;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Handlers by the prefix of the paths that they answer; the longest prefix wins.
final class Mounts {
  private final Map<String, LoopbackHandler> handlers =
      new ConcurrentSkipListMap<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  /// @throws EmulatorException when the prefix does not start with a slash
  void put(String prefix, LoopbackHandler handler) {
    if (!prefix.startsWith("/")) {
      throw new EmulatorException("path prefix must start with /, was '%s'".formatted(prefix));
    }
    handlers.put(prefix.length() > 1 ? prefix.replaceFirst("/$", "") : prefix, handler);
  }

  Optional<LoopbackHandler> find(String path) {
    return handlers.entrySet().stream()
        .filter(
            mount ->
                mount.getKey().equals("/")
                    || path.equals(mount.getKey())
                    || path.startsWith(mount.getKey() + "/"))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
