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
  private final Registry<Schema> schemas;
  private final Registry<DatasetGroup> groups;
  private final Registry<GroupDataset> datasets;
  private final Registry<ImportJob> imports;
  private final Registry<DomainRecommender> recommenders;
  private final Registry<EventTracker> trackers;
  private final Registry<Filter> filters;
  private final Registry<DataDeletion> deletions;

  Region(ServiceSettings settings, InstantSource clock, Supplier<UUID> ids) {
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.schemas = new Registry<>("schema", clock);
    this.groups = new Registry<>("dataset group", clock);
    this.datasets = new Registry<>("dataset", clock);
    this.imports = new Registry<>("dataset import job", clock);
    this.recommenders = new Registry<>("recommender", clock);
    this.trackers = new Registry<>("event tracker", clock);
    this.filters = new Registry<>("filter", clock);
    this.deletions = new Registry<>("data deletion job", clock);
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
  Transition begin(Verb verb, Duration lasts) {
    return Transition.of(verb, now(), lasts);
  }

  Registry<Schema> schemas() {
    return schemas;
  }

  Registry<DatasetGroup> groups() {
    return groups;
  }

  Registry<GroupDataset> datasets() {
    return datasets;
  }

  Registry<ImportJob> imports() {
    return imports;
  }

  Registry<DomainRecommender> recommenders() {
    return recommenders;
  }

  Registry<EventTracker> trackers() {
    return trackers;
  }

  Registry<Filter> filters() {
    return filters;
  }

  Registry<DataDeletion> deletions() {
    return deletions;
  }

  /// What can be tagged: everything but schemas.
  List<Registry<? extends Resource>> taggable() {
    return List.of(groups, datasets, imports, recommenders, trackers, filters, deletions);
  }
}
