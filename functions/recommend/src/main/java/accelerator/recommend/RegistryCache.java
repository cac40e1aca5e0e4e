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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The registries as last read. One that is older than the given age is looked for again beside the
/// answers, and nobody waits for it. A question waits where nothing was read yet, and, a second at
/// most, where the last look is so long ago that what it found may be gone: after a pause of the
/// instance, or from a snapshot. While the store fails the last one read goes on serving, and one
/// question in an age finds out whether it still does.
final class RegistryCache {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// How long beyond its age a registry serves unseen. A run deletes what it replaces no sooner
  /// than a minute beyond the age, which leaves a quarter of it for the answer.
  private static final Duration UNSEEN = Duration.ofSeconds(45);

  private final RegistryStore store;
  private final Duration age;
  private final InstantSource clock;
  private final Executor beside;
  private final Duration patience;
  private final Consumer<String> log;
  private final Map<Domain, Held> held = new ConcurrentHashMap<>();
  private final Map<Domain, FutureTask<Optional<Registry>>> ahead = new ConcurrentHashMap<>();
  private final Set<Domain> underway = ConcurrentHashMap.newKeySet();

  /// @param seenAt when the look began that found this to be what is published
  /// @param triedAt when the last look began, whatever came of it
  private record Held(Registry registry, String tag, Instant seenAt, Instant triedAt) {
    Held seen(Instant at) {
      return new Held(registry, tag, at, at);
    }

    Held tried(Instant at) {
      return new Held(registry, tag, seenAt, at);
    }
  }

  /// @param beside runs a look while answers go on
  RegistryCache(
      RegistryStore store,
      Duration age,
      InstantSource clock,
      Executor beside,
      Consumer<String> log) {
    this(store, age, clock, beside, PATIENCE, log);
  }

  /// @param patience how long a question waits for a look that it cannot do without
  RegistryCache(
      RegistryStore store,
      Duration age,
      InstantSource clock,
      Executor beside,
      Duration patience,
      Consumer<String> log) {
    this.store = store;
    this.age = age;
    this.clock = clock;
    this.beside = beside;
    this.patience = patience;
    this.log = log;
  }

  /// Begins to read every domain's registry beside whatever comes next.
  void readAhead() {
    Instant begun = clock.instant();
    for (Domain domain : Domain.values()) {
      FutureTask<Optional<Registry>> reading =
          new FutureTask<>(() -> look(domain, Optional.empty(), begun));
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
    Instant now = clock.instant();
    if (now.isBefore(last.triedAt().plus(age))) {
      return Optional.of(last.registry());
    }
    if (!now.isBefore(last.seenAt().plus(age).plus(UNSEEN))) {
      return sought(domain, last, now);
    }
    if (underway.add(domain)) {
      refreshBeside(domain, last, now);
    }
    return Optional.of(last.registry());
  }

  /// What is published now, if the store says so in time. A look that has begun before is not
  /// waited for: it may have stood still with the instance, and its connection be gone.
  private Optional<Registry> sought(Domain domain, Held last, Instant now) {
    FutureTask<Optional<Registry>> reading =
        new FutureTask<>(() -> look(domain, Optional.of(last), now));
    try {
      beside.execute(reading);
      return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      serveStale(domain, last, now, new StorageFailed("the store did not answer in time"));
    } catch (ExecutionException failure) {
      serveStale(domain, last, now, Objects.requireNonNullElse(failure.getCause(), failure));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error failure) {
      serveStale(domain, last, now, failure);
    }
    return Optional.of(last.registry());
  }

  private void refreshBeside(Domain domain, Held last, Instant now) {
    try {
      beside.execute(() -> refresh(domain, last, now));
    } catch (RuntimeException | Error failure) {
      underway.remove(domain);
      serveStale(domain, last, now, failure);
    }
  }

  /// What was read ahead, if it is held still; that nothing was published then says nothing of now.
  private Optional<Registry> awaited(Domain domain) {
    FutureTask<Optional<Registry>> reading = ahead.remove(domain);
    if (reading != null) {
      try {
        reading.get();
        Held read = held.get(domain);
        if (read != null) {
          return Optional.of(read.registry());
        }
      } catch (ExecutionException _) {
        // looked for again below, and told if it fails again
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return look(domain, Optional.empty(), clock.instant());
  }

  private void refresh(Domain domain, Held last, Instant now) {
    try {
      look(domain, Optional.of(last), now);
    } catch (RuntimeException | Error failure) {
      serveStale(domain, last, now, failure);
    } finally {
      underway.remove(domain);
    }
  }

  /// A look failed, whatever it was: the log says so, and the next one is due when it would be.
  private void serveStale(Domain domain, Held last, Instant begun, Throwable failure) {
    held.computeIfPresent(
        domain, (_, now) -> begun.isBefore(now.triedAt()) ? now : now.tried(begun));
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

  private Optional<Registry> look(Domain domain, Optional<Held> last, Instant begun) {
    switch (store.read(domain, last.map(Held::tag).orElse(""))) {
      case Reading.Changed(Registry registry, String tag) ->
          put(domain, begun, Optional.of(new Held(registry, tag, begun, begun)));
      case Reading.Unchanged() -> put(domain, begun, last.map(known -> known.seen(begun)));
      case Reading.Absent() -> put(domain, begun, Optional.empty());
    }
    return Optional.ofNullable(held.get(domain)).map(Held::registry);
  }

  /// Puts what a look found in the place of what was seen before it began: a look that stood still
  /// with its instance found what is old.
  private void put(Domain domain, Instant begun, Optional<Held> next) {
    held.compute(
        domain, (_, now) -> now == null || !begun.isBefore(now.seenAt()) ? next.orElse(null) : now);
  }
}
