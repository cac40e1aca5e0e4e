package accelerator.emulators.stepfunctions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The wall clock. Work runs on virtual threads.
public final class WallClock implements ExecutionClock {
  private final InstantSource clock;

  public WallClock(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Work start(String name, Runnable work) {
    Thread thread = Thread.ofVirtual().name(name).start(work);
    return thread::interrupt;
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Instant deadline) throws InterruptedException {
    try {
      if (deadline.equals(NEVER)) {
        signal.get();
      } else {
        // One more millisecond, because the rest of one is cut off.
        long milliseconds = Duration.between(now(), deadline).toMillis() + 1;
        signal.get(Math.max(milliseconds, 0), TimeUnit.MILLISECONDS);
      }
      return true;
    } catch (ExecutionException | CancellationException _) {
      return true;
    } catch (TimeoutException _) {
      return false;
    }
  }
}
