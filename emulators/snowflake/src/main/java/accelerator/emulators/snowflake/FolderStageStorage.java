package accelerator.emulators.snowflake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Objects as files: one folder per bucket, one path per key.
///
/// @param root the folder of the buckets' folders
public record FolderStageStorage(Path root) implements StageStorage {
  @Override
  public InputStream read(String bucket, String key) throws IOException {
    try {
      return Files.newInputStream(file(bucket, key));
    } catch (NoSuchFileException _) {
      throw noSuchKey();
    }
  }

  @Override
  public void write(String bucket, String key, Path file) throws IOException {
    Path target = file(bucket, key);
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public List<StoredObject> list(String bucket, String prefix) throws IOException {
    Path folder = folder(bucket);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> new StoredObject(key(folder, file), file.toFile().length()))
          .filter(object -> object.key().startsWith(prefix))
          .sorted(Comparator.comparing(StoredObject::key))
          .toList();
    }
  }

  @Override
  public void delete(String bucket, String key) throws IOException {
    Files.deleteIfExists(file(bucket, key));
  }

  private static String key(Path folder, Path file) {
    return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  private Path folder(String bucket) throws IOException {
    Path folder = root.resolve(bucket);
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "The specified bucket does not exist (Status Code: 404; Error Code: NoSuchBucket)");
    }
    return folder;
  }

  private Path file(String bucket, String key) throws IOException {
    Path folder = folder(bucket);
    Path file = folder.resolve(key).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("the key '%s' leaves its bucket".formatted(key));
    }
    return file;
  }

  private static IOException noSuchKey() {
    return new IOException(
        "The specified key does not exist. (Status Code: 404; Error Code: NoSuchKey)");
  }
}
