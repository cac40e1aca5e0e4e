package accelerator.local.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// Requests at a fixed rate, whether or not earlier ones are answered. Each is timed from the
/// moment at which it was due, so that a stall counts for all whom it made wait.
///
/// @param perSecond requests a second
/// @param length how long
public record Load(int perSecond, Duration length) {
  private static final double MILLI = 1e6;

  /// What came of it.
  ///
  /// @param sortedNanos of every request
  /// @param errors answers that were not as they should be, or did not come
  public record Result(long[] sortedNanos, int errors) {
    /// The time that this share of the requests did not exceed, in milliseconds.
    public double millis(double share) {
      int rank = (int) Math.ceil(share * sortedNanos.length) - 1;
      return sortedNanos[Math.clamp(rank, 0, sortedNanos.length - 1)] / MILLI;
    }
  }

  /// Sends all requests and waits for their ends.
  ///
  /// @param addresses of the nth request
  /// @param isRight whether an answer is as it should be
  public Result run(IntFunction<URI> addresses, Predicate<HttpResponse<byte[]>> isRight) {
    int requests = Math.toIntExact(perSecond * length.toMillis() / 1000);
    long[] nanos = new long[requests];
    AtomicInteger errors = new AtomicInteger();
    long between = Duration.ofSeconds(1).toNanos() / perSecond;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      long began = System.nanoTime();
      for (int nth = 0; nth < requests; nth++) {
        int each = nth;
        long due = began + nth * between;
        await(due);
        threads.execute(
            () -> {
              if (!answered(http, addresses.apply(each), isRight)) {
                errors.incrementAndGet();
              }
              nanos[each] = System.nanoTime() - due;
            });
      }
      threads.shutdown();
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Arrays.sort(nanos);
    return new Result(nanos, errors.get());
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static boolean answered(
      HttpClient http, URI address, Predicate<HttpResponse<byte[]>> isRight) {
    try {
      return isRight.test(
          http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray()));
    } catch (IOException failed) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
