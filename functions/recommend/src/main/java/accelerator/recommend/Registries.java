package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;
import accelerator.recommend.RegistryStore.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The registries as last read. One that is older than the given age is asked for again; while the
/// store fails, the last one read goes on serving.
final class Registries {
  private final RegistryStore store;
  private final Duration age;
  private final InstantSource clock;
  private final Consumer<String> log;
  private final Map<Domain, Held> held = new ConcurrentHashMap<>();

  private record Held(Registry registry, String tag, Instant checkedAt) {
    Held checked(Instant now) {
      return new Held(registry, tag, now);
    }
  }

  Registries(RegistryStore store, Duration age, InstantSource clock, Consumer<String> log) {
    this.store = store;
    this.age = age;
    this.clock = clock;
    this.log = log;
  }

  /// What was last published for a domain, if anything was. That nothing was is not remembered: the
  /// first publication serves from the next question on.
  ///
  /// @throws StorageFailed when the store fails and no earlier version is at hand
  Optional<Registry> find(Domain domain) {
    Instant now = clock.instant();
    Optional<Held> last = Optional.ofNullable(held.get(domain));
    if (last.isPresent() && now.isBefore(last.get().checkedAt().plus(age))) {
      return last.map(Held::registry);
    }
    Optional<Held> next = look(domain, last, now);
    next.ifPresentOrElse(found -> held.put(domain, found), () -> held.remove(domain));
    return next.map(Held::registry);
  }

  private Optional<Held> look(Domain domain, Optional<Held> last, Instant now) {
    try {
      return switch (store.read(domain, last.map(Held::tag).orElse(""))) {
        case Reading.Changed(Registry registry, String tag) ->
            Optional.of(new Held(registry, tag, now));
        case Reading.Unchanged() -> last.map(known -> known.checked(now));
        case Reading.Absent() -> Optional.empty();
      };
    } catch (StorageFailed failed) {
      Held stale = last.orElseThrow(() -> failed);
      log.accept(
          Json.write(
              Json.object()
                  .put("registry", domain.key())
                  .put("stale", true)
                  .put("runId", stale.registry().runId())
                  .put("reason", failed.getMessage())));
      return Optional.of(stale.checked(now));
    }
  }
}
