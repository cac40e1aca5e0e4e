package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;
import java.util.Optional;

/// The published registries in the data bucket.
record PublishedRegistries(BucketRecords bucket) {

  Optional<Registry> current(Domain domain) {
    return bucket
        .read(Registry.key(domain))
        .map(version -> Json.read(Json.parse(version.text()), Registry.class));
  }

  /// The seconds a stage took in the run that published last. None where that version cannot be
  /// read, as under a key that is no longer there: the run goes on, and replaces it.
  Optional<Long> duration(Domain domain, String stage) {
    try {
      return current(domain).map(registry -> registry.durations().get(stage));
    } catch (StorageFailed | InvalidInput _) {
      return Optional.empty();
    }
  }

  /// Whether something is published, even if it cannot be read.
  boolean isPublished(Domain domain) {
    try {
      return bucket.read(Registry.key(domain)).isPresent();
    } catch (StorageFailed _) {
      return true;
    }
  }

  /// Publishes: the run's own version first, then the one that is read, each in one write.
  void publish(Registry registry) {
    String text = Json.write(registry);
    bucket.write(Registry.key(registry.domain(), registry.runId()), text);
    bucket.write(Registry.key(registry.domain()), text);
  }

  /// Takes back what is published; the versions of the runs stay as records.
  void withdraw(Domain domain) {
    if (isPublished(domain)) {
      bucket.delete(Registry.key(domain));
    }
  }
}
