package accelerator.core;

import java.util.List;
import java.util.Optional;

/// What earlier durations let one expect of the next, in seconds: the lower median, and around it
/// four times the median of the distances from it, so that a single outlier moves nothing.
///
/// @param earliest before which an end is unlikely
/// @param likely the lower median
/// @param latest after which an end is late
record Expectation(double earliest, double likely, double latest) {
  private static final double DISTANCES = 4;

  /// What a whole second, and a look that was not at once, may be wrong by.
  private static final double BLUR = 0.01;

  /// @return none where there is no duration
  static Optional<Expectation> of(List<Long> durations) {
    if (durations.isEmpty()) {
      return Optional.empty();
    }
    long likely = lowerMedian(durations);
    long distance = lowerMedian(durations.stream().map(each -> Math.abs(each - likely)).toList());
    double reach = DISTANCES * distance + BLUR * likely;
    return Optional.of(new Expectation(Math.max(0, likely - reach), likely, likely + reach));
  }

  double width() {
    return latest - earliest;
  }

  /// How much longer than its width what is likely takes: 50 where every duration was the same,
  /// under 2 where they are scattered.
  double certainty() {
    return likely / Math.max(1, width());
  }

  private static long lowerMedian(List<Long> values) {
    return values.stream().sorted().skip((values.size() - 1) / 2).findFirst().orElseThrow();
  }
}
