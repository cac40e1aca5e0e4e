package accelerator.benchmarks.measuring;

import java.util.Arrays;
import java.util.Locale;

/// Several measurements of one thing, as their median and how far they lie apart.
///
/// @param least the smallest
/// @param median the middle one; of an even number, the lower of the middle two
/// @param most the greatest
public record Spread(double least, double median, double most) {
  /// @throws IllegalArgumentException when nothing was measured
  public static Spread of(double... measured) {
    if (measured.length == 0) {
      throw new IllegalArgumentException("measurements must be 1 or more, were none");
    }
    double[] sorted = measured.clone();
    Arrays.sort(sorted);
    return new Spread(sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
  }

  /// All three with so many decimals, such as `1.9 (1.8..2.4)`.
  public String text(int decimals) {
    String number = "%." + decimals + "f";
    return String.format(
        Locale.ROOT, number + " (" + number + ".." + number + ")", median, least, most);
  }
}
