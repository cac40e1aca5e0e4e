package accelerator.warehouse;

import java.util.Map;
import java.util.TreeMap;

/// A given row of the source: column names and values; what is not given is null.
record Event(Map<String, Object> columns) {

  /// A product view of product `p1` by the user `u1` with the cookie `c1`, at noon of 1 September
  /// 2025, at 10.00.
  static Event view() {
    return new Event(Map.of())
        .with("ecommerce_action_type", "product_view")
        .with("ecommerce_user_id", "u1")
        .with("domain_userid", "c1")
        .with("product_id", "p1")
        .with("product_price", "10.00")
        .with("derived_tstamp", "2025-09-01 12:00:00");
  }

  static Event purchase() {
    return view().with("ecommerce_action_type", "transaction");
  }

  Event with(String column, Object value) {
    Map<String, Object> changed = new TreeMap<>(columns);
    changed.put(column, value);
    return new Event(changed);
  }

  Event without(String column) {
    Map<String, Object> changed = new TreeMap<>(columns);
    changed.remove(column);
    return new Event(changed);
  }

  Event user(String id) {
    return with("ecommerce_user_id", id);
  }

  Event anonymous() {
    return without("ecommerce_user_id");
  }

  Event cookie(String id) {
    return with("domain_userid", id);
  }

  Event product(String id) {
    return with("product_id", id);
  }

  Event at(String time) {
    return with("derived_tstamp", time);
  }

  Event price(String price) {
    return with("product_price", price);
  }

  Event category(String path) {
    return with("product_category", path);
  }
}
