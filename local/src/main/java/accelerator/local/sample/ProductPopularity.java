package accelerator.local.sample;

import java.util.Arrays;
import java.util.List;

/// How a department's views fall on its products: by Zipf's law over a hidden ranking.
final class ProductPopularity {
  private static final double EXPONENT = 1.1;

  private final List<List<Product>> ranked;
  private final List<double[]> cumulative;
  private final double[] weights;

  ProductPopularity(List<Product> products, Dice dice) {
    ranked =
        PlantedStructure.departments(products).stream()
            .map(each -> inRandomOrder(each, dice))
            .toList();
    weights = new double[products.size()];
    cumulative = ranked.stream().map(this::weigh).toList();
  }

  private static List<Product> inRandomOrder(List<Product> products, Dice dice) {
    return dice.shuffled(products.size()).stream().map(products::get).toList();
  }

  private double[] weigh(List<Product> department) {
    double[] sums = new double[department.size()];
    double sum = 0;
    for (int rank = 0; rank < sums.length; rank++) {
      double weight = 1 / StrictMath.pow(rank + 1, EXPONENT);
      weights[department.get(rank).number()] = weight;
      sum += weight;
      sums[rank] = sum;
    }
    return sums;
  }

  int departments() {
    return ranked.size();
  }

  Product draw(Dice dice, int department) {
    double[] sums = cumulative.get(department);
    int found = Arrays.binarySearch(sums, dice.unit() * sums[sums.length - 1]);
    return ranked.get(department).get(found < 0 ? -found - 1 : found);
  }

  /// The chance that {@link #draw} gives this product for its department.
  double share(Product product) {
    double[] sums = cumulative.get(product.department());
    return weights[product.number()] / sums[sums.length - 1];
  }
}
