package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.RecommenderException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Something done in the background: an import, a training. It ends with a result or with the
/// reason of its failure, whatever was thrown, at a time of the server's clock.
final class BackgroundJob<T> {
  private static final System.Logger LOG = System.getLogger(BackgroundJob.class.getName());
  private static final int MEGABYTE = 20;

  /// How it ended: with a result or a failure.
  record End<T>(Instant at, Optional<T> result, Optional<String> failure) {}

  private final CompletableFuture<End<T>> future;

  private BackgroundJob(CompletableFuture<End<T>> future) {
    this.future = future;
  }

  /// A job that is done.
  static <T> BackgroundJob<T> done(T result, Instant at) {
    return new BackgroundJob<>(
        CompletableFuture.completedFuture(new End<>(at, Optional.of(result), Optional.empty())));
  }

  static <T> BackgroundJob<T> start(Executor executor, InstantSource clock, Callable<T> task) {
    return new BackgroundJob<>(
        CompletableFuture.supplyAsync(() -> run(clock, task), executor)
            .exceptionally(failure -> failed(clock, internal(failure))));
  }

  /// A job that fails for a reason.
  static <T> BackgroundJob<T> failing(String reason, Instant at) {
    return new BackgroundJob<>(
        CompletableFuture.completedFuture(new End<>(at, Optional.empty(), Optional.of(reason))));
  }

  /// Waits for its end.
  End<T> await() {
    return future.join();
  }

  /// Its end, if it has ended.
  Optional<End<T>> end() {
    return future.isDone() ? Optional.of(future.join()) : Optional.empty();
  }

  /// Its result, if it has ended well.
  Optional<T> result() {
    return end().flatMap(End::result);
  }

  /// The same without its result, for those who must not keep the result in memory.
  BackgroundJob<String> withoutResult() {
    return new BackgroundJob<>(
        future.thenApply(end -> new End<>(end.at(), end.result().map(_ -> "done"), end.failure())));
  }

  private static <T> End<T> run(InstantSource clock, Callable<T> task) {
    try {
      T result = task.call();
      return new End<>(clock.instant(), Optional.of(result), Optional.empty());
    } catch (JobFailed | RecommenderException failure) {
      return failed(clock, String.valueOf(failure.getMessage()));
    } catch (CancellationException failure) {
      return failed(clock, internal(failure));
    } catch (Throwable failure) {
      LOG.log(Level.ERROR, "a job failed", failure);
      return failed(clock, internal(failure));
    }
  }

  private static String internal(Throwable failure) {
    String text = "Internal error: " + failure;
    return failure instanceof OutOfMemoryError ? text + ". " + heap() : text;
  }

  private static String heap() {
    return String.format(
        Locale.ROOT,
        "The heap of %d MB is too small for this: start with a larger one (-Xmx), or less data.",
        Runtime.getRuntime().maxMemory() >> MEGABYTE);
  }

  private static <T> End<T> failed(InstantSource clock, String reason) {
    return new End<>(clock.instant(), Optional.empty(), Optional.of(reason));
  }
}
