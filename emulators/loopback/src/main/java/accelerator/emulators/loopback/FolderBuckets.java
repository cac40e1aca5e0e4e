package accelerator.emulators.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Buckets as folders of plain files: `BUCKET/KEY` below one folder, which may be given relative to
/// the working folder. No key leads out of it; a symbolic link that lies in it is followed.
public final class FolderBuckets implements Buckets {
  private final Path root;

  /// @param root the folder of the buckets' folders
  public FolderBuckets(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public List<StoredObject> list(String bucket, String prefix) throws IOException {
    Path folder = folder(bucket);
    Path start = start(folder, prefix);
    List<StoredObject> found = new ArrayList<>();
    if (Files.isDirectory(start)) {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String key = folder.relativize(file).toString().replace('\\', '/');
              if (attributes.isRegularFile() && key.startsWith(prefix)) {
                found.add(new StoredObject(key, attributes.size()));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
    found.sort(Comparator.comparing(StoredObject::key));
    return found;
  }

  /// The deepest folder that holds everything with the prefix.
  private static Path start(Path folder, String prefix) throws IOException {
    return inside(folder, prefix.substring(0, prefix.lastIndexOf('/') + 1));
  }

  @Override
  public InputStream read(String bucket, String key) throws IOException {
    Path file = file(bucket, key);
    if (!Files.isRegularFile(file)) {
      throw BucketFailure.noSuchKey();
    }
    try {
      return Files.newInputStream(file);
    } catch (AccessDeniedException _) {
      throw new BucketFailure("Access Denied", 403, "AccessDenied");
    }
  }

  @Override
  public void write(String bucket, String key, Path file) throws IOException {
    Path target = file(bucket, key);
    Files.createDirectories(target.resolveSibling(""));
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(String bucket, String key) throws IOException {
    Files.deleteIfExists(file(bucket, key));
  }

  private Path file(String bucket, String key) throws IOException {
    Path folder = folder(bucket);
    Path file = inside(folder, key);
    if (file.equals(folder)) {
      throw new BucketFailure("the key '%s' is no file here".formatted(key), 400, "InvalidURI");
    }
    return file;
  }

  private Path folder(String bucket) throws IOException {
    Path folder = inside(root, bucket);
    if (folder.equals(root) || !Files.isDirectory(folder)) {
      throw BucketFailure.noSuchBucket();
    }
    return folder;
  }

  private static Path inside(Path folder, String name) throws IOException {
    try {
      Path path = folder.resolve(name).normalize();
      if (path.startsWith(folder)) {
        return path;
      }
    } catch (InvalidPathException _) {
      throw new BucketFailure("the key '%s' is no path here".formatted(name), 400, "InvalidURI");
    }
    throw new BucketFailure("the key '%s' leaves its bucket".formatted(name), 400, "InvalidURI");
  }
}
