package accelerator.recommend;

import static accelerator.core.Domain.ECOMMERCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What was read ahead of the first question, which may come long after it.
class RegistryAheadTest {
  private final FakeStore store = new FakeStore();
  private final List<String> log = new ArrayList<>();
  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final RegistryCache registries =
      new RegistryCache(store, Duration.ofSeconds(30), () -> now, Runnable::run, log::add);

  @Test
  void findsWhatWasPublishedSinceNothingWas() {
    registries.readAhead();
    store.publish(Given.registry("run-1"));
    now = now.plusSeconds(3600);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-1"));
  }

  @Test
  void findsWhatWasPublishedSinceAnotherWas() {
    store.publish(Given.registry("run-1"));
    registries.readAhead();
    store.publish(Given.registry("run-2"));
    now = now.plusSeconds(3600);
    assertThat(registries.find(ECOMMERCE)).contains(Given.registry("run-2"));
  }

  @Test
  void doesNotComeBackToWhatWasTornDown() {
    store.publish(Given.registry("run-1"));
    registries.readAhead();
    store.tearDown();
    now = now.plusSeconds(3600);
    assertThat(registries.find(ECOMMERCE)).isEmpty();
    assertThat(registries.find(ECOMMERCE)).isEmpty();
  }
}
