package accelerator.local.evaluation;

/// A figure and where it would lie in 95 of 100 samples like this one.
public record Interval(double value, double low, double high) {
  /// A figure that is exactly so.
  static Interval exact(double value) {
    return new Interval(value, value, value);
  }

  /// Half of its width.
  double margin() {
    return (high - low) / 2;
  }
}
