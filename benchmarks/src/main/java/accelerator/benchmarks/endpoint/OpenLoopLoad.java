package accelerator.benchmarks.endpoint;

import accelerator.benchmarks.measuring.KeptConnection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// Requests at a fixed rate, whether or not earlier ones are answered, over {@value #CONNECTIONS}
/// connections in turn. Each is timed from the moment at which it was due, so that a stall counts
/// for all whom it made wait. It shares the machine with what it measures, and so does little else.
///
/// @param perSecond requests a second
/// @param length how long
public record OpenLoopLoad(int perSecond, Duration length) {
  private static final int CONNECTIONS = 64;
  private static final double MILLI = 1e6;
  private static final long AWAKE_NANOS = 200_000;

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

  /// A request over a connection.
  public interface Sending {
    KeptConnection.Answer over(KeptConnection connection) throws IOException;
  }

  /// Gets all paths and waits for their ends.
  ///
  /// @param paths of the nth request
  /// @param isRight whether an answer is as it should be
  public Result run(
      URI endpoint, IntFunction<String> paths, Predicate<KeptConnection.Answer> isRight) {
    return send(endpoint, nth -> connection -> connection.get(paths.apply(nth)), isRight);
  }

  /// Sends all requests and waits for their ends.
  ///
  /// @param sendings of the nth request
  /// @param isRight whether an answer is as it should be
  public Result send(
      URI endpoint, IntFunction<Sending> sendings, Predicate<KeptConnection.Answer> isRight) {
    int requests = Math.toIntExact(perSecond * length.toMillis() / 1000);
    long[] nanos = new long[requests];
    AtomicInteger errors = new AtomicInteger();
    long between = Duration.ofSeconds(1).toNanos() / perSecond;
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int first = 0; first < CONNECTIONS; first++) {
        int lane = first;
        threads.execute(
            () -> {
              Lane connection = new Lane(endpoint);
              for (int nth = lane; nth < requests; nth += CONNECTIONS) {
                long due = began + nth * between;
                await(due);
                if (!connection.ask(sendings.apply(nth), isRight)) {
                  errors.incrementAndGet();
                }
                nanos[nth] = System.nanoTime() - due;
              }
              connection.close();
            });
      }
    }
    Arrays.sort(nanos);
    return new Result(nanos, errors.get());
  }

  /// A thread wakes up later than it asked for, which is nobody's latency: it stays awake for the
  /// last of its wait.
  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      if (left > AWAKE_NANOS) {
        LockSupport.parkNanos(left - AWAKE_NANOS);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /// A connection that is made anew after a failure.
  private static final class Lane {
    private final URI endpoint;
    private Optional<KeptConnection> connection = Optional.empty();

    Lane(URI endpoint) {
      this.endpoint = endpoint;
    }

    boolean ask(Sending sending, Predicate<KeptConnection.Answer> isRight) {
      try {
        if (connection.isEmpty()) {
          connection = Optional.of(new KeptConnection(endpoint));
        }
        return isRight.test(sending.over(connection.get()));
      } catch (IOException _) {
        close();
        return false;
      }
    }

    void close() {
      try {
        if (connection.isPresent()) {
          connection.get().close();
        }
      } catch (IOException _) {
        // it is gone either way
      }
      connection = Optional.empty();
    }
  }
}
