package accelerator.benchmarks.recommenders;

import java.nio.file.Path;
import java.util.List;

/// Apache Mahout's ALS: the same loss as Spark's, in memory and with nothing around it.
final class Mahout {
  private Mahout() {}

  /// @param root of the checkout
  static FactorPeer of(Path root) {
    return new FactorPeer(
        "Mahout ALS",
        root,
        "mahout",
        "accelerator.benchmarks.mahout.MahoutFactors",
        Path.of(System.getProperty("java.home"), "bin", "java"),
        List.of());
  }
}
