package accelerator.personalize;

import java.util.List;

/// The objects of a bucket in memory.
record MemoryForgetFiles(MemoryBucket bucket) implements ForgetFiles {
  @Override
  public List<String> below(String prefix) {
    return bucket.objects.keySet().stream().filter(key -> key.startsWith(prefix)).sorted().toList();
  }

  @Override
  public void writeUsers(String key, String csv) {
    bucket.write(key, csv);
  }
}
