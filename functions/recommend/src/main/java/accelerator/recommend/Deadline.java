package accelerator.recommend;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Ends waits that nothing else ends. The socket timeout of the SDK's HTTP client begins anew with
/// every byte, and the SDK's own timeouts interrupt a thread, which frees no blocked read of a
/// platform thread. A virtual thread's socket is closed when it is interrupted.
final class Deadline {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private Deadline() {}

  /// What a step gives, or nothing when it takes longer. What it throws is thrown.
  static <T> Optional<T> within(Duration time, Supplier<T> step) {
    Future<T> future = THREADS.submit(step::get);
    try {
      return Optional.of(future.get(time.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      future.cancel(true);
      return Optional.empty();
    } catch (InterruptedException stopped) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /// Does a step beside whatever comes next.
  static void beside(Runnable step) {
    THREADS.execute(step);
  }
}
