package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The published registries in the data bucket.
record PublishedRegistries(BucketRecords bucket) {

  Optional<Registry> current(Domain domain) {
    return bucket
        .read(Registry.key(domain))
        .map(version -> Json.read(Json.parse(version.text()), Registry.class));
  }

  /// Whether something is published, even if it cannot be read.
  boolean isPublished(Domain domain) {
    try {
      return bucket.read(Registry.key(domain)).isPresent();
    } catch (StorageFailed _) {
      return true;
    }
  }

  /// The seconds that each change took in the last runs that published. None where that version
  /// cannot be read, as under a key that is no longer there: the run goes on, and replaces it.
  Map<String, List<Long>> durations(Domain domain) {
    try {
      return current(domain).map(Registry::durations).orElse(Map.of());
    } catch (StorageFailed | InvalidInput _) {
      return Map.of();
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
