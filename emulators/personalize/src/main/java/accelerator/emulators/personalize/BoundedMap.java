package accelerator.emulators.personalize;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongBiFunction;

/// A map of at most so many entries and bytes: where one more does not fit, those go that were put
/// longest ago. What is larger than all of it is not kept. Not safe for several threads at once.
final class BoundedMap<K, V> {
  private final int mostEntries;
  private final long mostBytes;
  private final ToLongBiFunction<K, V> weigher;
  private final Map<K, V> entries = new LinkedHashMap<>();
  private long bytes;

  /// @param weigher about how many bytes an entry takes
  BoundedMap(int mostEntries, long mostBytes, ToLongBiFunction<K, V> weigher) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
    this.weigher = weigher;
  }

  /// One whose values are as large as what they are of, and bounded by it.
  static <V> BoundedMap<String, V> ofEntries(int most) {
    return new BoundedMap<>(most, Long.MAX_VALUE, (_, _) -> 0);
  }

  Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  boolean has(K key) {
    return entries.containsKey(key);
  }

  void put(K key, V value) {
    remove(key);
    entries.put(key, value);
    bytes += weigher.applyAsLong(key, value);
    Iterator<Map.Entry<K, V>> oldest = entries.entrySet().iterator();
    while (entries.size() > mostEntries || bytes > mostBytes) {
      Map.Entry<K, V> gone = oldest.next();
      bytes -= weigher.applyAsLong(gone.getKey(), gone.getValue());
      oldest.remove();
    }
  }

  void remove(K key) {
    V gone = entries.remove(key);
    if (gone != null) {
      bytes -= weigher.applyAsLong(key, gone);
    }
  }

  int size() {
    return entries.size();
  }
}
