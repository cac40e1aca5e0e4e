package accelerator.local.stack;

import accelerator.emulators.stepfunctions.ExecutionClock;
import accelerator.emulators.stepfunctions.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/// The wall clock of executions whose waits take a fifth of what the definition says: the shortest
/// wait of the template is a second, and what is waited for here is ready in less. Timeouts are
/// what the definition says.
final class ShortWaits implements ExecutionClock {
  private static final int PARTS = 5;

  private final ExecutionClock clock;

  ShortWaits(InstantSource clock) {
    this.clock = new WallClock(clock);
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public Work start(String name, Runnable work) {
    return clock.start(name, work);
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Instant deadline) throws InterruptedException {
    return clock.await(signal, deadline);
  }

  @Override
  public void waitUntil(Instant time) throws InterruptedException {
    Instant now = now();
    clock.waitUntil(now.plus(Duration.between(now, time).dividedBy(PARTS)));
  }
}
