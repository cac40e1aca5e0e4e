package accelerator.local.sample;

/// A week in which everybody wants one product.
///
/// @param from the first moment, in epoch seconds
/// @param to the moment after the last, in epoch seconds
public record Burst(Product product, long from, long to) {
  /// Whether it is going on at a moment in epoch seconds.
  public boolean isOn(long second) {
    return from <= second && second < to;
  }
}
