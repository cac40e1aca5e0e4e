package accelerator.local.sample;

import java.util.Locale;

/// What somebody did, named as Snowplow's ecommerce actions are.
enum Action {
  PRODUCT_VIEW,
  LIST_VIEW,
  LIST_CLICK,
  ADD_TO_CART,
  REMOVE_FROM_CART,
  TRANSACTION,
  REFUND;

  /// The spelling in the column `ecommerce_action_type`.
  String type() {
    return name().toLowerCase(Locale.ROOT);
  }
}
