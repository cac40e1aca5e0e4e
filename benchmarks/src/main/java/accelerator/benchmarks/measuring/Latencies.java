package accelerator.benchmarks.measuring;

import java.util.Arrays;

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
    round(calls, call);
    double[] medians = new double[rounds];
    double[] late = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long[] nanos = round(calls, call);
      medians[round] = nanos[calls / 2] / 1e3;
      late[round] = nanos[(int) (calls * 0.99)] / 1e3;
    }
    return new Latencies(Spread.of(medians), Spread.of(late));
  }

  /// The sorted nanoseconds of one round.
  private static long[] round(int calls, Call call) throws Exception {
    long[] nanos = new long[calls];
    for (int nth = 0; nth < calls; nth++) {
      long began = System.nanoTime();
      call.run(nth);
      nanos[nth] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return nanos;
  }
}
