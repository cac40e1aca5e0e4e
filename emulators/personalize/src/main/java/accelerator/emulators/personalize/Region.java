package accelerator.emulators.personalize;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What one account has of Personalize in one region. Its registries are read and changed under its
/// lock only.
final class Region {
  private final ReentrantLock lock = new ReentrantLock();
  private final ServiceSettings settings;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final ResourceRegistry<Schema> schemas;
  private final ResourceRegistry<DatasetGroup> groups;
  private final ResourceRegistry<GroupDataset> datasets;
  private final ResourceRegistry<ImportJob> imports;
  private final ResourceRegistry<DomainRecommender> recommenders;
  private final ResourceRegistry<EventTracker> trackers;
  private final ResourceRegistry<Filter> filters;
  private final ResourceRegistry<DataDeletion> deletions;

  Region(ServiceSettings settings, InstantSource clock, Supplier<UUID> ids) {
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.schemas = new ResourceRegistry<>("schema", clock);
    this.groups = new ResourceRegistry<>("dataset group", clock);
    this.datasets = new ResourceRegistry<>("dataset", clock);
    this.imports = new ResourceRegistry<>("dataset import job", clock);
    this.recommenders = new ResourceRegistry<>("recommender", clock);
    this.trackers = new ResourceRegistry<>("event tracker", clock);
    this.filters = new ResourceRegistry<>("filter", clock);
    this.deletions = new ResourceRegistry<>("data deletion job", clock);
  }

  /// Does something that reads or changes the registries, alone.
  <T> T alone(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  ServiceSettings settings() {
    return settings;
  }

  InstantSource clock() {
    return clock;
  }

  Instant now() {
    return clock.instant();
  }

  UUID newId() {
    return ids.get();
  }

  /// A change that begins now and does nothing but take time.
  Transition begin(ChangeKind kind, Duration lasts) {
    return Transition.of(kind, now(), lasts);
  }

  ResourceRegistry<Schema> schemas() {
    return schemas;
  }

  ResourceRegistry<DatasetGroup> groups() {
    return groups;
  }

  ResourceRegistry<GroupDataset> datasets() {
    return datasets;
  }

  ResourceRegistry<ImportJob> imports() {
    return imports;
  }

  ResourceRegistry<DomainRecommender> recommenders() {
    return recommenders;
  }

  ResourceRegistry<EventTracker> trackers() {
    return trackers;
  }

  ResourceRegistry<Filter> filters() {
    return filters;
  }

  ResourceRegistry<DataDeletion> deletions() {
    return deletions;
  }

  /// What can be tagged: everything but schemas.
  List<ResourceRegistry<? extends Resource>> taggable() {
    return List.of(groups, datasets, imports, recommenders, trackers, filters, deletions);
  }
}
