package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Work shared among threads. Its result does not depend on how many they are.
///
/// @param threads 1..1024
record Parallel(int threads) {
  static final int MOST_THREADS = 1024;
  private static final int CHUNK = 16;

  Parallel {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new RecommenderException(
          String.format(Locale.ROOT, "threads must be 1..%d, was %d", MOST_THREADS, threads));
    }
  }

  /// On as many threads as the machine has processors.
  static Parallel ofMachine() {
    return new Parallel(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
  }

  /// Does something for every number from 0 to below the end, each once, in no fixed order. What
  /// one thread fails with ends the others too, and is thrown. An interruption ends them all.
  ///
  /// @param workers makes one worker for each thread, which need not be safe for several
  /// @throws CancellationException when this thread is interrupted
  void forEach(int end, Supplier<IntConsumer> workers) {
    demandUninterrupted();
    AtomicInteger next = new AtomicInteger();
    if (threads == 1 || end <= CHUNK) {
      work(next, end, workers);
      return;
    }
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("learn-", 0).factory())) {
      for (int thread = 0; thread < threads; thread++) {
        running.add(executor.submit(() -> work(next, end, workers)));
      }
    }
    for (Future<?> each : running) {
      await(each);
    }
  }

  private static void work(AtomicInteger next, int end, Supplier<IntConsumer> workers) {
    try {
      IntConsumer worker = workers.get();
      for (int from = next.getAndAdd(CHUNK); from < end; from = next.getAndAdd(CHUNK)) {
        demandUninterrupted();
        for (int each = from; each < Math.min(end, from + CHUNK); each++) {
          worker.accept(each);
        }
      }
    } catch (Throwable failure) {
      next.set(end);
      throw failure;
    }
  }

  private static void demandUninterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted while learning");
    }
  }

  private static void await(Future<?> done) {
    try {
      done.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while learning");
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException("learning failed", failure);
      }
    }
  }
}
