package accelerator.local.sample;

import accelerator.core.Domain;
import accelerator.local.sample.SourceTable.Column;
import accelerator.local.sample.SourceTable.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The 40 columns of Snowplow's `snowplow_ecommerce_product_interactions`, in the order of the dbt
/// package snowplow-ecommerce 0.6.0 to 1.0.0. Times are UTC.
final class ProductInteractions {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  static final SourceTable<ProductEvent> TABLE =
      new SourceTable<>(
          Domain.ECOMMERCE.sourceTable(),
          List.of(
              column("product_event_id", row -> row.event().id() + "-" + row.index()),
              column("event_id", row -> row.event().id()),
              column("page_view_id", row -> row.event().pageViewId()),
              column("app_id", _ -> "sample-shop"),
              column("domain_sessionid", row -> row.event().sessionId()),
              column("event_in_session_index", row -> row.event().indexInSession()),
              column("domain_userid", row -> row.visitor().domainUserid()),
              column("network_userid", row -> row.visitor().networkUserid()),
              column("user_id", row -> row.visitor().ecommerceUserId()),
              column("ecommerce_user_id", row -> row.visitor().ecommerceUserId()),
              column("derived_tstamp", row -> TIME.format(time(row))),
              column("derived_tstamp_date", row -> time(row).toLocalDate()),
              column("ecommerce_action_type", ProductInteractions::type),
              column("ecommerce_action_name", row -> row.event().listName()),
              column("product_id", row -> row.line().productId()),
              column("product_category", row -> offer(row).category()),
              column("product_subcategory_1", row -> level(row, 1)),
              column("product_subcategory_2", row -> level(row, 2)),
              column("product_subcategory_3", row -> level(row, 3)),
              column("product_subcategory_4", row -> level(row, 4)),
              column("product_currency", _ -> "EUR"),
              column("product_price", row -> euros(offer(row).cents())),
              column("product_brand", row -> product(row).brand()),
              column("product_creative_id", _ -> null),
              column("product_inventory_status", _ -> "in_stock"),
              column("product_list_price", row -> euros(product(row).listCents())),
              column("product_name", row -> product(row).name()),
              column("product_list_position", row -> row.line().position()),
              column("product_quantity", row -> row.line().quantity()),
              column("product_size", row -> product(row).size()),
              column("product_variant", row -> product(row).variant()),
              column("is_product_view", row -> is(row, Action.PRODUCT_VIEW, Action.LIST_VIEW)),
              column("product_view_type", row -> isView(row) ? type(row) : null),
              column("is_add_to_cart", row -> is(row, Action.ADD_TO_CART)),
              column("is_remove_from_cart", row -> is(row, Action.REMOVE_FROM_CART)),
              column("product_list_name", ProductInteractions::viewedList),
              column("is_product_transaction", row -> is(row, Action.TRANSACTION)),
              column("transaction_id", row -> row.event().transactionId()),
              column("ecommerce_user_email", _ -> null),
              column("ecommerce_user_is_guest", row -> row.visitor().isGuest())));

  private ProductInteractions() {}

  private static Column<ProductEvent> column(String name, Value<ProductEvent> value) {
    return new Column<>(name, value);
  }

  private static LocalDateTime time(ProductEvent row) {
    return LocalDateTime.ofEpochSecond(row.event().second(), 0, ZoneOffset.UTC);
  }

  private static @Nullable String type(ProductEvent row) {
    Action action = row.event().action();
    return action == null ? null : action.type();
  }

  private static Product product(ProductEvent row) {
    return row.line().product();
  }

  private static Offer offer(ProductEvent row) {
    return product(row).offer(row.event().second());
  }

  /// A level of the category path, from 1 on; null beyond the last.
  private static @Nullable String level(ProductEvent row, int level) {
    String category = offer(row).category();
    if (category == null) {
      return null;
    }
    String[] levels = category.split("/", -1);
    return level <= levels.length ? levels[level - 1] : null;
  }

  private static BigDecimal euros(int cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  /// Whether the row's action is one of these; unknown when it has none.
  private static @Nullable Boolean is(ProductEvent row, Action... actions) {
    Action action = row.event().action();
    return action == null ? null : List.of(actions).contains(action);
  }

  private static boolean isView(ProductEvent row) {
    return Boolean.TRUE.equals(is(row, Action.PRODUCT_VIEW, Action.LIST_VIEW));
  }

  private static @Nullable String viewedList(ProductEvent row) {
    return row.event().action() == Action.LIST_VIEW ? row.event().listName() : null;
  }
}
