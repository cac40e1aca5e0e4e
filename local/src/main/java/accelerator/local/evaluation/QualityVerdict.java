package accelerator.local.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// What the figures say, in words, and no more than they say.
final class QualityVerdict {
  private QualityVerdict() {}

  /// Of one recommender beside popularity.
  static String of(Finding.Measured measured) {
    if (measured.timesPopularity().isEmpty()) {
      return "nothing to compare with: popularity foresaw nothing";
    }
    Interval times = measured.timesPopularity().get();
    if (times.low() > 1) {
      return "better than popularity, and not by chance";
    }
    return times.high() < 1
        ? "worse than popularity, and not by chance"
        : "not told apart from popularity by so many users";
  }

  /// Of a domain.
  static String of(List<Finding.Measured> measured) {
    List<String> better = named(measured, times -> times.low() > 1);
    List<String> worse = named(measured, times -> times.high() < 1);
    if (measured.isEmpty()) {
      return "Nothing could be asked.";
    }
    String first =
        better.isEmpty()
            ? "No recommender is better than the list of the most popular items beyond chance."
            : String.format(
                Locale.ROOT,
                "%d of %d recommenders foresee what comes next better than the list of the most"
                    + " popular items, beyond chance: %s.",
                better.size(),
                measured.size(),
                String.join(", ", better));
    return worse.isEmpty() ? first : first + " Worse than it: " + String.join(", ", worse) + ".";
  }

  private static List<String> named(
      List<Finding.Measured> measured, Predicate<Interval> timesPopularity) {
    return measured.stream()
        .filter(each -> each.timesPopularity().filter(timesPopularity).isPresent())
        .map(each -> Plots.name(each.recommender()))
        .toList();
  }
}
