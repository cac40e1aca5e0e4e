package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Objects of one kind that statements make, by name. There is a limit, so that nobody who forgets
/// to drop them fills the memory.
final class NamedObjects<K, V> {
  static final int MOST = 10_000;

  private final Map<K, V> byName = new ConcurrentHashMap<>();
  private final String kind;

  /// @param kind in messages, such as `stages`
  NamedObjects(String kind) {
    this.kind = kind;
  }

  Optional<V> find(K name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// @throws SnowflakeError if it is new and there are too many
  void put(K name, V object) {
    if (byName.size() >= MOST && !byName.containsKey(name)) {
      throw SnowflakeError.unsupported("more than 10000 " + kind);
    }
    byName.put(name, object);
  }

  boolean remove(K name) {
    return byName.remove(name) != null;
  }

  void removeIf(Predicate<K> isMeant) {
    byName.keySet().removeIf(isMeant);
  }

  List<V> all() {
    return List.copyOf(byName.values());
  }
}
