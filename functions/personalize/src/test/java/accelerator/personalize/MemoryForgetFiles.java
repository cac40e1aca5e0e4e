package accelerator.personalize;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The objects of a bucket in memory.
record MemoryForgetFiles(MemoryBucket bucket) implements ForgetFiles {
  @Override
  public List<String> below(String prefix) {
    return bucket.objects.keySet().stream().filter(key -> key.startsWith(prefix)).sorted().toList();
  }

  @Override
  public Optional<Instant> changed(String prefix, String end) {
    return below(prefix).stream()
        .filter(key -> key.endsWith(end))
        .flatMap(key -> Optional.ofNullable(bucket.written.get(key)).stream())
        .max(Comparator.naturalOrder());
  }

  @Override
  public void writeUsers(String key, String csv) {
    bucket.write(key, csv);
  }
}
