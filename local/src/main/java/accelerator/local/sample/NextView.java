package accelerator.local.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which product a customer looks at next, as a draw and as the true probabilities behind it. A
/// successor or a burst that cannot be had at that moment gives way to the customer's own taste.
public final class NextView {
  /// The share of views that go on to a planted successor of the product seen before.
  public static final double SUCCESSOR = .3;

  /// The share of views that fall on any product alike.
  public static final double EXPLORATION = .12;

  /// The share of views that fall on the product of the week.
  public static final double TRENDING = .06;

  private final Shop shop;
  private final ProductPopularity popularity;

  NextView(Shop shop, ProductPopularity popularity) {
    this.shop = shop;
    this.popularity = popularity;
  }

  /// The product seen next, always one on sale.
  ///
  /// @param last the product seen before, null at the first view
  /// @param second the moment, in epoch seconds
  Product draw(Dice dice, Shopper shopper, @Nullable Product last, long second) {
    double kind = dice.unit();
    if (kind < SUCCESSOR) {
      return successor(dice, shopper, last, second);
    }
    if (kind < SUCCESSOR + EXPLORATION) {
      return any(dice, second);
    }
    if (kind < SUCCESSOR + EXPLORATION + TRENDING) {
      return trending(dice, shopper, second);
    }
    return favourite(dice, shopper, second);
  }

  private Product successor(Dice dice, Shopper shopper, @Nullable Product last, long second) {
    if (last != null) {
      Product next = shop.successors(last).get(dice.weighted(Shop.SUCCESSOR_SHARES));
      if (next.isOnSale(second)) {
        return next;
      }
    }
    return favourite(dice, shopper, second);
  }

  private Product any(Dice dice, long second) {
    Product product = dice.pick(shop.products());
    return product.isOnSale(second) ? product : any(dice, second);
  }

  private Product trending(Dice dice, Shopper shopper, long second) {
    List<Product> trending = shop.trending(second);
    return trending.isEmpty() ? favourite(dice, shopper, second) : dice.pick(trending);
  }

  private Product favourite(Dice dice, Shopper shopper, long second) {
    Product product = popularity.draw(dice, dice.weighted(shopper.preference()));
    return product.isOnSale(second) ? product : favourite(dice, shopper, second);
  }

  /// The true probability of each product, by its number, to be seen next. They sum to 1. A ranking
  /// by them is the best that any recommender can do.
  ///
  /// @param last the product seen before, null at the first view
  /// @param second the moment, in epoch seconds
  public double[] probabilities(Shopper shopper, @Nullable Product last, long second) {
    double[] chances = new double[shop.products().size()];
    double taste = 1 - EXPLORATION - addSuccessors(chances, last, second);
    taste -= addTrending(chances, second);
    double[] favour = new double[chances.length];
    double sum = 0;
    int onSale = 0;
    for (Product product : shop.products()) {
      if (product.isOnSale(second)) {
        double liked = shopper.preference().get(product.department()) * popularity.share(product);
        favour[product.number()] = liked;
        sum += liked;
        onSale++;
      }
    }
    for (Product product : shop.products()) {
      double explored = product.isOnSale(second) ? EXPLORATION / onSale : 0;
      chances[product.number()] += explored + taste * favour[product.number()] / sum;
    }
    return chances;
  }

  private double addSuccessors(double[] chances, @Nullable Product last, long second) {
    if (last == null) {
      return 0;
    }
    double sum = 0;
    for (int rank = 0; rank < Shop.SUCCESSOR_SHARES.size(); rank++) {
      Product next = shop.successors(last).get(rank);
      if (next.isOnSale(second)) {
        double chance = SUCCESSOR * Shop.SUCCESSOR_SHARES.get(rank);
        chances[next.number()] += chance;
        sum += chance;
      }
    }
    return sum;
  }

  private double addTrending(double[] chances, long second) {
    List<Product> trending = shop.trending(second);
    trending.forEach(product -> chances[product.number()] += TRENDING / trending.size());
    return trending.isEmpty() ? 0 : TRENDING;
  }
}
