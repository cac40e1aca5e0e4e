package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.KnownItems;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A store in memory, whose tags are the registries' run ids.
final class FakeStore implements RegistryStore {
  final List<String> tagsAsked = new ArrayList<>();
  boolean isDown;

  /// What else goes wrong with every read, if anything.
  Optional<Throwable> unforeseen = Optional.empty();

  private final Map<Domain, Registry> published = new EnumMap<>(Domain.class);

  FakeStore publish(Registry registry) {
    published.put(registry.domain(), registry);
    return this;
  }

  /// The known items by key.
  final Map<String, KnownItems> items = new ConcurrentHashMap<>();

  KnownItems readItems(String key) {
    if (isDown) {
      throw new StorageFailed("s3://data is down");
    }
    return Objects.requireNonNull(items.get(key));
  }

  void tearDown() {
    published.clear();
  }

  @Override
  public Reading read(Domain domain, String knownTag) {
    tagsAsked.add(knownTag);
    if (isDown) {
      throw new StorageFailed("s3://data is down");
    }
    if (unforeseen.isPresent()) {
      switch (unforeseen.get()) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        default -> throw new IllegalArgumentException(unforeseen.get());
      }
    }
    Registry registry = published.get(domain);
    if (registry == null) {
      return new Reading.Absent();
    }
    return knownTag.equals(registry.runId())
        ? new Reading.Unchanged()
        : new Reading.Changed(registry, registry.runId());
  }
}
