package accelerator.local.benchmark;

import java.util.Arrays;

/// How long many calls took, one after the other, in microseconds.
///
/// @param median of all calls of a round
/// @param late what one call in a hundred exceeds
record Latencies(Spread median, Spread late) {
  private static final int CALLS = 20_000;

  /// A call, counted from 0.
  @FunctionalInterface
  interface Call {
    void run(int nth) throws Exception;
  }

  /// Measures rounds of calls, after one that warms up the compiler.
  static Latencies of(int rounds, Call call) throws Exception {
    round(call);
    double[] medians = new double[rounds];
    double[] late = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long[] nanos = round(call);
      medians[round] = nanos[CALLS / 2] / 1e3;
      late[round] = nanos[CALLS / 100 * 99] / 1e3;
    }
    return new Latencies(Spread.of(medians), Spread.of(late));
  }

  /// The sorted nanoseconds of one round.
  private static long[] round(Call call) throws Exception {
    long[] nanos = new long[CALLS];
    for (int nth = 0; nth < CALLS; nth++) {
      long began = System.nanoTime();
      call.run(nth);
      nanos[nth] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return nanos;
  }
}
