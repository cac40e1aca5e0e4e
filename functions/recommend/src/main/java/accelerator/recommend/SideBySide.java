package accelerator.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Does several things at once: the first in the thread that asks, the others beside it. Each of
/// them has a bound of time of its own.
record SideBySide(ExecutorService threads) {

  /// What each of them comes to, in their order.
  <T> List<T> all(List<Supplier<T>> steps) {
    List<Future<T>> beside = new ArrayList<>();
    for (Supplier<T> step : steps.subList(Math.min(1, steps.size()), steps.size())) {
      beside.add(threads.submit(step::get));
    }
    List<T> results = new ArrayList<>();
    if (!steps.isEmpty()) {
      results.add(steps.getFirst().get());
    }
    for (Future<T> each : beside) {
      results.add(result(each));
    }
    return results;
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException unforeseen
          ? unforeseen
          : new IllegalStateException(failure.getCause());
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }
}
