package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.KnownItems;
import accelerator.core.Registry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The known items of each domain's run, read beside the first question that needs them. Where they
/// cannot be read, nobody's item is unknown, and the next question tries again.
final class KnownItemsCache {
  private final Function<String, KnownItems> reader;
  private final ExecutorService beside;
  private final Map<Domain, Held> held = new ConcurrentHashMap<>();

  private record Held(String key, Future<KnownItems> items) {}

  /// @param reader reads an object of the bucket by its key
  KnownItemsCache(Function<String, KnownItems> reader, ExecutorService beside) {
    this.reader = reader;
    this.beside = beside;
  }

  /// The items that a registry's run has learned; none where it does not say, or where they are not
  /// here in time.
  Optional<KnownItems> find(Registry registry, Duration patience) {
    return registry
        .knownItems()
        .flatMap(
            key -> {
              Held now =
                  held.compute(
                      registry.domain(),
                      (domain, last) ->
                          last != null && last.key().equals(key)
                              ? last
                              : new Held(key, beside.submit(() -> reader.apply(key))));
              return arrived(registry.domain(), now, patience);
            });
  }

  private Optional<KnownItems> arrived(Domain domain, Held now, Duration patience) {
    try {
      return Optional.of(now.items().get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException _) {
      held.remove(domain, now);
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
