package accelerator.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ShortWaitsTest {
  private final ShortWaits clock = new ShortWaits(InstantSource.system());

  @Test
  void waitsAFifthAndTimesOutInFull() throws Exception {
    Instant began = Instant.now();
    clock.waitUntil(began.plusMillis(500));
    Duration waited = Duration.between(began, Instant.now());
    Instant awaiting = Instant.now();
    boolean ended = clock.await(new CompletableFuture<Void>(), awaiting.plusMillis(120));

    assertThat(waited).isBetween(Duration.ofMillis(100), Duration.ofMillis(450));
    assertThat(ended).isFalse();
    assertThat(Duration.between(awaiting, Instant.now()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(120));
  }

  @Test
  void doesNotWaitForWhatHasPassed() throws Exception {
    Instant began = Instant.now();

    clock.waitUntil(began.minusSeconds(60));

    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }
}
