package accelerator.local.sample;

import org.jspecify.annotations.Nullable;

/// One product within an event.
///
/// @param productId the id as sent; null when the shop's page forgot it
/// @param position the place in a list, from 1 on; null outside lists
/// @param quantity the number of pieces; null where none is meant
record Line(
    @Nullable String productId,
    Product product,
    @Nullable Integer position,
    @Nullable Integer quantity) {

  static Line of(Product product) {
    return new Line(product.id(), product, null, null);
  }

  static Line inList(Product product, int position) {
    return new Line(product.id(), product, position, null);
  }

  static Line pieces(Product product, int quantity) {
    return new Line(product.id(), product, null, quantity);
  }

  Line withoutProductId() {
    return new Line(null, product, position, quantity);
  }
}
