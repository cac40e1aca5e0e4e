package accelerator.emulators.personalize;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Where the files that are imported lie: buckets of objects.
///
/// Every method throws {@link java.nio.file.NoSuchFileException} when the bucket or the object does
/// not exist, and {@link java.nio.file.AccessDeniedException} when it may not be read.
public interface DataSource {
  /// The keys of the objects directly in a folder, sorted.
  ///
  /// @param folder empty for the bucket's top, otherwise with a slash at its end
  List<String> list(String bucket, String folder) throws IOException;

  /// The keys of all objects below a folder, at any depth, sorted.
  ///
  /// @param folder empty for the bucket's top, otherwise with a slash at its end
  List<String> listDeep(String bucket, String folder) throws IOException;

  /// An object's bytes; the caller closes the stream.
  InputStream open(String bucket, String key) throws IOException;
}
