package accelerator.emulators.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// Where the objects are that an emulator reads and writes: buckets, as folders or behind an S3
/// endpoint. Each method throws {@link BucketFailure} with S3's own code when S3 would refuse.
public interface Buckets {
  /// An object that was found.
  record StoredObject(String key, long bytes) {}

  /// All objects whose key begins with a prefix, in the order of their keys.
  List<StoredObject> list(String bucket, String prefix) throws IOException;

  /// Opens an object; the caller closes it.
  InputStream read(String bucket, String key) throws IOException;

  /// Writes a file as an object, in the place of any that is there.
  void write(String bucket, String key, Path file) throws IOException;

  /// Deletes an object, if it is there.
  void delete(String bucket, String key) throws IOException;
}
