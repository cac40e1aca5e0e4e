package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.KnownItems;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;

/// Registries as objects of the data bucket, read only when they changed.
record BucketRegistryStore(SignedBucket bucket) implements RegistryStore {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;

  @Override
  public Reading read(Domain domain, String knownTag) {
    String key = Registry.key(domain);
    SignedBucket.Answer answer = bucket.get(key, knownTag);
    return switch (answer.status()) {
      case OK -> new Reading.Changed(registry(key, answer), answer.tag());
      case NOT_MODIFIED -> new Reading.Unchanged();
      case NOT_FOUND -> absent(key, answer.text());
      default -> throw bucket.failed(key, "status " + answer.status());
    };
  }

  private Registry registry(String key, SignedBucket.Answer answer) {
    try {
      return RegistryReader.read(Json.parse(answer.text()));
    } catch (InvalidInput failure) {
      throw bucket.failed(key, String.valueOf(failure.getMessage()));
    }
  }

  /// The known items of a run.
  ///
  /// @throws StorageFailed when they cannot be read
  KnownItems readItems(String key) {
    SignedBucket.Answer answer = bucket.get(key, "");
    if (answer.status() != OK) {
      throw bucket.failed(key, "status " + answer.status());
    }
    try {
      return KnownItems.read(answer.body());
    } catch (InvalidInput failure) {
      throw bucket.failed(key, String.valueOf(failure.getMessage()));
    }
  }

  /// A bucket that is not there is no registry that is not there.
  private Reading absent(String key, String body) {
    if (body.contains("<Code>NoSuchBucket</Code>")) {
      throw bucket.failed(key, "there is no such bucket");
    }
    return new Reading.Absent();
  }
}
