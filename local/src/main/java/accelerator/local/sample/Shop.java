package accelerator.local.sample;

import java.util.List;

/// The invented shop as it truly is: its products and everything planted among them. None of what
/// is planted can be read from a product's own fields.
///
/// @param successors per product, the three that people go on to, likeliest first
/// @param partners per product, the two of other departments that join its orders
public record Shop(
    List<Product> products,
    List<List<Product>> successors,
    List<List<Product>> partners,
    List<Burst> bursts) {
  /// Which of the three successors is taken.
  public static final List<Double> SUCCESSOR_SHARES = List.of(.6, .25, .15);

  /// How likely each partner joins an order.
  public static final double PARTNER_CHANCE = .35;

  public Shop {
    products = List.copyOf(products);
    successors = List.copyOf(successors);
    partners = List.copyOf(partners);
    bursts = List.copyOf(bursts);
  }

  public List<Product> successors(Product product) {
    return successors.get(product.number());
  }

  public List<Product> partners(Product product) {
    return partners.get(product.number());
  }

  /// The products that went on sale within the last three weeks.
  public List<Product> late() {
    return products.stream().filter(product -> product.fate() == Peculiarity.LATE).toList();
  }

  /// The products in their burst at a moment in epoch seconds.
  public List<Product> trending(long second) {
    return bursts.stream().filter(burst -> burst.isOn(second)).map(Burst::product).toList();
  }
}
