package accelerator.benchmarks.measuring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// How long many calls took, one after the other, in microseconds.
///
/// @param median of all calls of a round
/// @param late what one call in a hundred exceeds
public record Latencies(Spread median, Spread late) {
  /// A call, counted from 0.
  @FunctionalInterface
  public interface Call {
    void run(int nth) throws Exception;
  }

  /// Measures rounds of so many calls, after one that warms up the compiler.
  public static Latencies of(int rounds, int calls, Call call) throws Exception {
    return of(rounds, calls, () -> round(calls, call));
  }

  private static Latencies of(int rounds, int calls, Callable<long[]> measured) throws Exception {
    measured.call();
    double[] medians = new double[rounds];
    double[] late = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long[] nanos = measured.call();
      medians[round] = nanos[calls / 2] / 1e3;
      late[round] = nanos[(int) (calls * 0.99)] / 1e3;
    }
    return new Latencies(Spread.of(medians), Spread.of(late));
  }

  /// Measures rounds of so many calls that several callers share, all at once, each of them one
  /// after the other.
  public static Latencies atOnce(int rounds, int calls, List<Call> callers) throws Exception {
    return of(rounds, calls, () -> roundAtOnce(calls, callers));
  }

  private static long[] roundAtOnce(int calls, List<Call> callers) throws Exception {
    long[] nanos = new long[calls];
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> calling = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(callers.size())) {
      for (Call call : callers) {
        calling.add(
            threads.submit(
                () -> {
                  for (int nth = next.getAndIncrement();
                      nth < calls;
                      nth = next.getAndIncrement()) {
                    nanos[nth] = timed(call, nth);
                  }
                  return null;
                }));
      }
    }
    for (Future<?> each : calling) {
      each.get();
    }
    Arrays.sort(nanos);
    return nanos;
  }

  /// The sorted nanoseconds of one round.
  private static long[] round(int calls, Call call) throws Exception {
    long[] nanos = new long[calls];
    for (int nth = 0; nth < calls; nth++) {
      nanos[nth] = timed(call, nth);
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private static long timed(Call call, int nth) throws Exception {
    long began = System.nanoTime();
    call.run(nth);
    return System.nanoTime() - began;
  }
}
