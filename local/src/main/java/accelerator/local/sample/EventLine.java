package accelerator.local.sample;

import org.jspecify.annotations.Nullable;

/// One product within an event.
///
/// @param productId the id as sent; null when the shop's page forgot it
/// @param position the place in a list, from 1 on; null outside lists
/// @param quantity the number of pieces; null where none is meant
record EventLine(
    @Nullable String productId,
    Product product,
    @Nullable Integer position,
    @Nullable Integer quantity) {

  static EventLine of(Product product) {
    return new EventLine(product.id(), product, null, null);
  }

  static EventLine inList(Product product, int position) {
    return new EventLine(product.id(), product, position, null);
  }

  static EventLine pieces(Product product, int quantity) {
    return new EventLine(product.id(), product, null, quantity);
  }

  EventLine withoutProductId() {
    return new EventLine(null, product, position, quantity);
  }
}
