package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The published registries in the data bucket.
record PublishedRegistries(BucketRecords bucket) {
  private static final System.Logger LOG = System.getLogger(PublishedRegistries.class.getName());

  /// What is published; none, too, where the object is broken, or lies under a key that is no
  /// longer there: the run goes on, and replaces it.
  Optional<Registry> current(Domain domain) {
    try {
      return bucket
          .read(Registry.key(domain))
          .map(version -> Json.read(Json.parse(version.text()), Registry.class));
    } catch (StorageFailed | InvalidInput failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} cannot be read and counts as absent until the next run replaces it: {1}",
          Registry.key(domain),
          failure.getMessage());
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

  /// The ARN of each recommender that is published, of this stack's names.
  Map<Recommender, String> recommenders(Domain domain, Names names) {
    Map<Recommender, String> arns = new EnumMap<>(Recommender.class);
    current(domain).stream()
        .flatMap(registry -> registry.recommenders().stream())
        .filter(entry -> names.isOf(entry.name(), entry.recommenderArn()))
        .forEach(entry -> arns.put(entry.name(), entry.recommenderArn()));
    return arns;
  }

  /// The seconds that each change took in the last runs that published.
  Map<String, List<Long>> durations(Domain domain) {
    return current(domain).map(Registry::durations).orElse(Map.of());
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
