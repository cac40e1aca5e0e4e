package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Work on two threads: as many as the machines have that this is for.
final class Parallel {
  private static final int THREADS = 2;
  private static final int CHUNK = 16;

  private Parallel() {}

  /// Does something for every number from 0 to below the end, each once, in no fixed order.
  ///
  /// @param workers makes one worker for each thread, which need not be safe for several
  static void forEach(int end, Supplier<IntConsumer> workers) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService executor =
        Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().name("learn-", 0).factory())) {
      for (int thread = 0; thread < THREADS; thread++) {
        running.add(executor.submit(() -> work(next, end, workers.get())));
      }
    }
    for (Future<?> each : running) {
      await(each);
    }
  }

  private static void work(AtomicInteger next, int end, IntConsumer worker) {
    for (int from = next.getAndAdd(CHUNK); from < end; from = next.getAndAdd(CHUNK)) {
      for (int each = from; each < Math.min(end, from + CHUNK); each++) {
        worker.accept(each);
      }
    }
  }

  private static void await(Future<?> done) {
    try {
      done.get();
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while learning", failure);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("learning failed", failure.getCause());
    }
  }
}
