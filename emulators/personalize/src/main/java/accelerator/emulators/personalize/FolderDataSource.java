package accelerator.emulators.personalize;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Buckets as folders of plain files: `BUCKET/KEY` below one root. Nothing outside of the root is
/// read.
public final class FolderDataSource implements DataSource {
  private final Path root;

  public FolderDataSource(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public List<String> list(String bucket, String folder) throws IOException {
    Path directory = inside(bucket, folder);
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString());
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isRegularFile)
          .map(file -> folder + file.getFileName())
          .sorted()
          .toList();
    }
  }

  @Override
  public List<String> listDeep(String bucket, String folder) throws IOException {
    Path directory = inside(bucket, folder);
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString());
    }
    try (Stream<Path> entries = Files.walk(directory)) {
      return entries
          .filter(Files::isRegularFile)
          .map(file -> folder + directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Override
  public InputStream open(String bucket, String key) throws IOException {
    Path file = inside(bucket, key);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return Files.newInputStream(file);
  }

  private Path inside(String bucket, String key) throws NoSuchFileException {
    String name = bucket + "/" + key;
    try {
      Path path = root.resolve(name).normalize();
      if (path.startsWith(root)) {
        return path;
      }
    } catch (InvalidPathException _) {
      throw new NoSuchFileException(name);
    }
    throw new NoSuchFileException(name);
  }
}
