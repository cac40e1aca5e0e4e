package accelerator.emulators.personalize;

import accelerator.emulators.loopback.BucketFailure;
import accelerator.emulators.loopback.Buckets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Files in memory, in whatever bucket, for a role that may read and list: S3 refuses it the rest.
record MemoryBuckets(Map<String, byte[]> files) implements Buckets {
  @Override
  public List<StoredObject> list(String bucket, String prefix) {
    return files.entrySet().stream()
        .map(file -> new StoredObject(file.getKey(), file.getValue().length))
        .toList();
  }

  @Override
  public InputStream read(String bucket, String key) throws IOException {
    if (key.contains("secret")) {
      throw denied();
    }
    byte[] bytes = files.get(key);
    if (bytes == null) {
      throw new BucketFailure("The specified key does not exist.", 404, "NoSuchKey");
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public void write(String bucket, String key, Path file) throws IOException {
    throw denied();
  }

  @Override
  public void delete(String bucket, String key) throws IOException {
    throw denied();
  }

  /// How S3 refuses what a role may not do.
  static BucketFailure denied() {
    return new BucketFailure("Access Denied", 403, "AccessDenied");
  }
}
