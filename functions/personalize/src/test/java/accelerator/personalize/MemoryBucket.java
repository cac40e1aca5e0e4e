package accelerator.personalize;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A data bucket in memory, with S3's conditional writes.
final class MemoryBucket implements BucketRecords {
  final Map<String, String> objects = new LinkedHashMap<>();

  /// When each was written last: a second after the one before it.
  final Map<String, Instant> written = new HashMap<>();

  private Instant clock = Instant.EPOCH;

  /// The text of an object that must be there.
  String text(String key) {
    return read(key).orElseThrow(() -> new AssertionError("no " + key)).text();
  }

  @Override
  public Optional<Version> read(String key) {
    return Optional.ofNullable(objects.get(key))
        .map(text -> new Version(text, Integer.toHexString(text.hashCode())));
  }

  @Override
  public void write(String key, String text) {
    objects.put(key, text);
    clock = clock.plusSeconds(1);
    written.put(key, clock);
  }

  @Override
  public boolean create(String key, String text) {
    return objects.putIfAbsent(key, text) == null;
  }

  @Override
  public boolean replace(String key, String text, String etag) {
    boolean same = read(key).filter(version -> version.etag().equals(etag)).isPresent();
    if (same) {
      write(key, text);
    }
    return same;
  }

  @Override
  public void delete(String key, String etag) {
    if (read(key).filter(version -> version.etag().equals(etag)).isPresent()) {
      delete(key);
    }
  }

  @Override
  public void delete(String key) {
    objects.remove(key);
  }
}
