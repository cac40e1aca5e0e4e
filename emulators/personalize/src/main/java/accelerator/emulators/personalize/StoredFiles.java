package accelerator.emulators.personalize;

import accelerator.emulators.loopback.BucketFailure;
import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.Buckets.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.List;

/// The files of a job: one object, or those of a folder. Whatever cannot be found or read fails the
/// job with the service's reason.
record StoredFiles(Buckets buckets, S3Location location) {
  /// The service's text.
  private static final String NO_PLACE = "Invalid Data location.";

  private static final int MOST_NAMED = 5;

  @FunctionalInterface
  private interface Access<T> {
    T get() throws IOException;
  }

  /// The object's key, or those directly in the folder, sorted. In a folder, what begins with `_`
  /// or `.` is no data: `_SUCCESS` and the like, which Hadoop and Spark leave beside their files
  /// and skip themselves. That the service skips them could not be verified.
  ///
  /// @throws JobFailed when there is none
  List<String> firstLevel() throws IOException {
    List<String> everything = everything();
    List<String> data =
        everything.stream()
            .filter(key -> key.indexOf('/', location.key().length()) < 0)
            .filter(key -> !location.isFolder() || isData(key))
            .toList();
    if (data.isEmpty() && !everything.isEmpty()) {
      throw new JobFailed(
          "%s s3://%s/%s holds no file with data at its first level, but %s.",
          NO_PLACE, location.bucket(), location.key(), some(everything));
    }
    return present(data);
  }

  private static List<String> some(List<String> keys) {
    return keys.stream().limit(MOST_NAMED).toList();
  }

  /// The object's key, or those of a kind below the folder, at any depth, sorted.
  ///
  /// @param suffix that the keys end with
  /// @throws JobFailed when there is none
  List<String> endingWith(String suffix) throws IOException {
    return location.isFolder()
        ? present(everything().stream().filter(key -> key.endsWith(suffix)).toList())
        : everything();
  }

  private List<String> everything() throws IOException {
    if (!location.isFolder()) {
      return List.of(location.key());
    }
    return access(location.key(), () -> buckets.list(location.bucket(), location.key())).stream()
        .map(StoredObject::key)
        .filter(key -> !key.equals(location.key()))
        .toList();
  }

  private boolean isData(String key) {
    String name = key.substring(location.key().length());
    return !name.startsWith("_") && !name.startsWith(".");
  }

  private static List<String> present(List<String> keys) {
    if (keys.isEmpty()) {
      throw new JobFailed(NO_PLACE);
    }
    return keys;
  }

  /// Opens an object; the caller closes it.
  ///
  /// @throws JobFailed when it does not exist or may not be read
  InputStream open(String key) throws IOException {
    return access(key, () -> buckets.read(location.bucket(), key));
  }

  private <T> T access(String key, Access<T> access) throws IOException {
    try {
      return access.get();
    } catch (BucketFailure failure) {
      throw failed(key, failure);
    } catch (AccessDeniedException _) {
      throw denied();
    } catch (IOException failure) {
      throw unreadable(key, failure);
    }
  }

  private IOException failed(String key, BucketFailure failure) {
    if (failure.isDenied()) {
      throw denied();
    }
    boolean isNoPlace = failure.isNotFound() || "InvalidURI".equals(failure.code());
    if (isNoPlace) {
      throw new JobFailed("%s%s", NO_PLACE, isFolderWithoutSlash(failure) ? slash() : "");
    }
    return unreadable(key, failure);
  }

  private boolean isFolderWithoutSlash(BucketFailure failure) {
    try {
      return failure.code().equals("NoSuchKey")
          && !location.isFolder()
          && !buckets.list(location.bucket(), location.key() + "/").isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  private String slash() {
    return " s3://%s/%s is a folder: end it with a slash."
        .formatted(location.bucket(), location.key());
  }

  private static JobFailed denied() {
    return new JobFailed("Insufficient privileges for accessing data in Amazon S3.");
  }

  private IOException unreadable(String key, IOException failure) {
    return new IOException("cannot read s3://%s/%s".formatted(location.bucket(), key), failure);
  }
}
