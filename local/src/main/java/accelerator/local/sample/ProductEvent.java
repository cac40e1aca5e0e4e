package accelerator.local.sample;

/// One row of `snowplow_ecommerce_product_interactions`: one product of one event.
///
/// @param index the product's place within the event, from 0 on
record ProductEvent(Visitor visitor, TrackedEvent event, int index, EventLine line) {

  ProductEvent withVisitor(Visitor other) {
    return new ProductEvent(other, event, index, line);
  }

  ProductEvent withEvent(TrackedEvent other) {
    return new ProductEvent(visitor, other, index, line);
  }

  ProductEvent withLine(EventLine other) {
    return new ProductEvent(visitor, event, index, other);
  }
}
