package accelerator.local.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A product of the invented shop.
///
/// @param number from 0 on, its place in {@link Shop#products()}
/// @param department the number of its top category, also when no offer names a category
/// @param listCents the recommended retail price in hundredths of a EUR
/// @param offers by time: the first begins when the product goes on sale
public record Product(
    int number,
    String name,
    String brand,
    int department,
    int listCents,
    @Nullable String size,
    String variant,
    Peculiarity fate,
    List<Offer> offers) {
  public Product {
    offers = List.copyOf(offers);
  }

  /// The product's id in every row, such as `sku-0123`.
  public String id() {
    return PaddedNumber.number("sku-", number + 1, 4);
  }

  /// Whether the product is on sale at a moment in epoch seconds.
  public boolean isOnSale(long second) {
    return offers.getFirst().from() <= second;
  }

  /// The offer at a moment in epoch seconds; before the first, the first.
  public Offer offer(long second) {
    Offer current = offers.getFirst();
    for (Offer offer : offers) {
      if (offer.from() <= second) {
        current = offer;
      }
    }
    return current;
  }
}
