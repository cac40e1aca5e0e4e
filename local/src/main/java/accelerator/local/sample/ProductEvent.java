package accelerator.local.sample;

/// One row of `snowplow_ecommerce_product_interactions`: one product of one event.
///
/// @param index the product's place within the event, from 0 on
record ProductEvent(Visitor visitor, Event event, int index, Line line) {

  ProductEvent withVisitor(Visitor other) {
    return new ProductEvent(other, event, index, line);
  }

  ProductEvent withEvent(Event other) {
    return new ProductEvent(visitor, other, index, line);
  }

  ProductEvent withLine(Line other) {
    return new ProductEvent(visitor, event, index, other);
  }
}
