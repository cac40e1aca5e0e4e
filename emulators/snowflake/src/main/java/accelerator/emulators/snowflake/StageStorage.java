package accelerator.emulators.snowflake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// Where the files of external stages are: buckets of objects. A failure's message is what
/// Snowflake would quote after `Failure using stage area. Cause:`.
public interface StageStorage {
  /// An object that was found.
  record StoredObject(String key, long bytes) {}

  /// Opens an object; the caller closes it.
  InputStream read(String bucket, String key) throws IOException;

  /// Writes a file as an object, in the place of any that is there.
  void write(String bucket, String key, Path file) throws IOException;

  /// All objects whose key begins with a prefix, in the order of their keys.
  List<StoredObject> list(String bucket, String prefix) throws IOException;

  /// Deletes an object, if it is there.
  void delete(String bucket, String key) throws IOException;
}
