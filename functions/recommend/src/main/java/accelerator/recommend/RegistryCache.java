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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// The registries as last read. One that is older than the given age is looked for again beside the
/// answers: nobody waits for it, and while the store fails the last one read goes on serving. Only
/// the first question of a domain waits for its registry.
final class RegistryCache {
  private final RegistryStore store;
  private final Duration age;
  private final InstantSource clock;
  private final Executor beside;
  private final Consumer<String> log;
  private final Map<Domain, Held> held = new ConcurrentHashMap<>();
  private final Map<Domain, FutureTask<Optional<Registry>>> ahead = new ConcurrentHashMap<>();
  private final Set<Domain> underway = ConcurrentHashMap.newKeySet();

  private record Held(Registry registry, String tag, Instant checkedAt) {
    Held checked(Instant now) {
      return new Held(registry, tag, now);
    }
  }

  /// @param beside runs a look while answers go on
  RegistryCache(
      RegistryStore store,
      Duration age,
      InstantSource clock,
      Executor beside,
      Consumer<String> log) {
    this.store = store;
    this.age = age;
    this.clock = clock;
    this.beside = beside;
    this.log = log;
  }

  /// Begins to read every domain's registry beside whatever comes next.
  void readAhead() {
    for (Domain domain : Domain.values()) {
      FutureTask<Optional<Registry>> reading =
          new FutureTask<>(() -> look(domain, Optional.empty()));
      ahead.put(domain, reading);
      beside.execute(reading);
    }
  }

  /// What was last published for a domain, if anything was. That nothing was is not remembered: the
  /// first publication serves from the next question on.
  ///
  /// @throws StorageFailed when the store fails and no earlier version is at hand
  Optional<Registry> find(Domain domain) {
    Held last = held.get(domain);
    if (last == null) {
      return awaited(domain);
    }
    if (!clock.instant().isBefore(last.checkedAt().plus(age)) && underway.add(domain)) {
      refreshBeside(domain, last);
    }
    return Optional.of(last.registry());
  }

  private void refreshBeside(Domain domain, Held last) {
    try {
      beside.execute(() -> refresh(domain, last));
    } catch (RuntimeException | Error failure) {
      underway.remove(domain);
      serveStale(domain, last, failure);
    }
  }

  private Optional<Registry> awaited(Domain domain) {
    FutureTask<Optional<Registry>> reading = ahead.remove(domain);
    if (reading != null) {
      try {
        return reading.get();
      } catch (ExecutionException _) {
        // looked for again below, and told if it fails again
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return look(domain, Optional.empty());
  }

  private void refresh(Domain domain, Held last) {
    try {
      look(domain, Optional.of(last));
    } catch (RuntimeException | Error failure) {
      serveStale(domain, last, failure);
    } finally {
      underway.remove(domain);
    }
  }

  /// Nobody waits for a look that failed, whatever it was: the log says so, and the next one is due
  /// when it would be.
  private void serveStale(Domain domain, Held last, Throwable failure) {
    held.put(domain, last.checked(clock.instant()));
    log.accept(
        Json.write(
            Json.object()
                .put("registry", domain.key())
                .put("stale", true)
                .put("runId", last.registry().runId())
                .put(
                    "reason",
                    failure instanceof StorageFailed ? failure.getMessage() : failure.toString())));
  }

  private Optional<Registry> look(Domain domain, Optional<Held> last) {
    switch (store.read(domain, last.map(Held::tag).orElse(""))) {
      case Reading.Changed(Registry registry, String tag) ->
          held.put(domain, new Held(registry, tag, clock.instant()));
      case Reading.Unchanged() ->
          last.ifPresent(known -> held.put(domain, known.checked(clock.instant())));
      case Reading.Absent() -> held.remove(domain);
    }
    return Optional.ofNullable(held.get(domain)).map(Held::registry);
  }
}
