package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A store in memory, whose tags are the registries' run ids.
final class FakeStore implements RegistryStore {
  final List<String> tagsAsked = new ArrayList<>();
  boolean isDown;
  private final Map<Domain, Registry> published = new EnumMap<>(Domain.class);

  FakeStore publish(Registry registry) {
    published.put(registry.domain(), registry);
    return this;
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
    Registry registry = published.get(domain);
    if (registry == null) {
      return new Reading.Absent();
    }
    return knownTag.equals(registry.runId())
        ? new Reading.Unchanged()
        : new Reading.Changed(registry, registry.runId());
  }
}
