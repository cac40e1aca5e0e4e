package accelerator.recommend.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// What people do in a shop, in the words of Snowplow's four ecommerce plugins.
///
/// | Event | says | by |
/// |---|---|---|
/// | `snowplow_ecommerce_action` | `product_view` is a view, `list_view` one where the batch counts it, `list_click` a click, `transaction` a purchase | its product entities |
/// | `transaction_item` | a purchase | `ti_sku` |
/// | `action` | `view`, `click`, `purchase` | its product entities |
/// | `view_item` | a view | `item_id` |
/// | `create_order` | a purchase | the items in its cart entity |
///
/// Nothing else is counted: no refund, nothing about carts.
final class ShopEvent {
  private static final String ACTION =
      "com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action";
  private static final String PRODUCT = "com_snowplowanalytics_snowplow_ecommerce_product";
  private static final String ENHANCED_ACTION = "com_google_analytics_enhanced_ecommerce_action";
  private static final String ENHANCED_PRODUCT = "com_google_analytics_enhanced_ecommerce_product";
  private static final String VIEW_ITEM = "io_snowplow_ecomm_view_item";
  private static final String CART = "io_snowplow_ecomm_cart";

  private ShopEvent() {}

  static List<ObjectNode> plain(Enriched event, Translation translation, EventRules rules) {
    return switch (event.name()) {
      case "snowplow_ecommerce_action" ->
          type(event.data(ACTION).path("type").asText(), rules)
              .map(type -> translation.each(type, products(event, PRODUCT)))
              .orElse(List.of());
      case "action" ->
          enhancedType(event.data(ENHANCED_ACTION).path("action").asText())
              .map(type -> translation.each(type, products(event, ENHANCED_PRODUCT)))
              .orElse(List.of());
      case "transaction_item" ->
          translation.each(EventType.PURCHASE, event.column("ti_sku").stream().toList());
      case "view_item" ->
          translation.each(EventType.VIEW, event.ofEach(List.of(event.data(VIEW_ITEM)), "item_id"));
      case "create_order" -> translation.each(EventType.PURCHASE, inCart(event));
      default -> List.of();
    };
  }

  private static Optional<EventType> type(String action, EventRules rules) {
    return switch (action) {
      case "product_view" -> Optional.of(EventType.VIEW);
      case "list_view" -> rules.countListViews() ? Optional.of(EventType.VIEW) : Optional.empty();
      case "list_click" -> Optional.of(EventType.CLICK);
      case "transaction" -> Optional.of(EventType.PURCHASE);
      default -> Optional.empty();
    };
  }

  private static Optional<EventType> enhancedType(String action) {
    return switch (action) {
      case "view" -> Optional.of(EventType.VIEW);
      case "click" -> Optional.of(EventType.CLICK);
      case "purchase" -> Optional.of(EventType.PURCHASE);
      default -> Optional.empty();
    };
  }

  private static List<String> products(Enriched event, String schema) {
    return event.ofEach(event.entities(schema), "id");
  }

  private static List<String> inCart(Enriched event) {
    List<JsonNode> items =
        event.entities(CART).stream()
            .flatMap(cart -> cart.path("items_in_cart").valueStream())
            .toList();
    return event.ofEach(items, "item_id");
  }
}
