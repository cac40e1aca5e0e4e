package accelerator.local.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Intervals by drawing the same questions again with repetition (Efron's bootstrap, percentile
/// method): a thousand times, from one seed, so that the same outcomes have the same intervals.
final class Bootstrap {
  private static final long SEED = 20_251_127;
  private static final int DRAWS = 1000;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /// Of the mean.
  static Interval mean(double[] figures) {
    return of(
        Outcomes.mean(figures),
        figures.length,
        drawn -> Arrays.stream(drawn).mapToDouble(nth -> figures[nth]).average().orElse(0));
  }

  /// Of the ratio of two means over the same questions, drawn together. Not finite where the second
  /// found nothing.
  static Interval ratio(double[] figures, double[] others) {
    return of(
        Outcomes.mean(figures) / Outcomes.mean(others),
        figures.length,
        drawn -> sum(figures, drawn) / sum(others, drawn));
  }

  private static double sum(double[] figures, int[] drawn) {
    double sum = 0;
    for (int nth : drawn) {
      sum += figures[nth];
    }
    return sum;
  }

  private static Interval of(double value, int size, ToDoubleFunction<int[]> statistic) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] drawn = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      drawn[draw] = statistic.applyAsDouble(random.ints(size, 0, Math.max(1, size)).toArray());
    }
    Arrays.sort(drawn);
    return new Interval(value, drawn[(int) (DRAWS * TAIL)], drawn[(int) (DRAWS * (1 - TAIL))]);
  }
}
