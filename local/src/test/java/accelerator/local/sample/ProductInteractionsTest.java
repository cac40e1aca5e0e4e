package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProductInteractionsTest {
  /// 2025-09-02 03:04:05 UTC.
  private static final long SECOND = 1_756_782_245;

  private static final Product MUG =
      new Product(
          122,
          "Latte Bowl, \"Café\"",
          "Linnea & Oak",
          0,
          1_500,
          "350 ml",
          "sand",
          Peculiarity.REPRICED,
          List.of(
              new Offer(0, "Home/Kitchen/Mugs", 1_490),
              new Offer(SECOND + 1, "Home/Kitchen/Mugs", 1_200)));

  private static final Visitor MEMBER = new Visitor("cookie", "network", "u-00042", false);

  @Test
  void hasSnowplowsColumnsInSnowplowsOrder() throws IOException {
    StringWriter out = new StringWriter();

    ProductInteractions.TABLE.write(_ -> {}, out);

    assertThat(ProductInteractions.TABLE.name())
        .isEqualTo("snowplow_ecommerce_product_interactions");
    assertThat(out)
        .hasToString(
            """
            product_event_id,event_id,page_view_id,app_id,domain_sessionid,\
            event_in_session_index,domain_userid,network_userid,user_id,ecommerce_user_id,\
            derived_tstamp,derived_tstamp_date,ecommerce_action_type,ecommerce_action_name,\
            product_id,product_category,product_subcategory_1,product_subcategory_2,\
            product_subcategory_3,product_subcategory_4,product_currency,product_price,\
            product_brand,product_creative_id,product_inventory_status,product_list_price,\
            product_name,product_list_position,product_quantity,product_size,product_variant,\
            is_product_view,product_view_type,is_add_to_cart,is_remove_from_cart,\
            product_list_name,is_product_transaction,transaction_id,ecommerce_user_email,\
            ecommerce_user_is_guest
            """);
  }

  @Test
  void writesAView() throws IOException {
    assertThat(line(Action.PRODUCT_VIEW, null, null, EventLine.of(MUG)))
        .isEqualTo(
            """
            e-0,e,p,sample-shop,s,3,cookie,network,u-00042,u-00042,2025-09-02 03:04:05,2025-09-02,\
            product_view,,sku-0123,Home/Kitchen/Mugs,Home,Kitchen,Mugs,,EUR,14.90,Linnea & Oak,,\
            in_stock,15.00,"Latte Bowl, ""Café""\",,,350 ml,sand,true,product_view,false,false,,\
            false,,,false
            """);
  }

  @Test
  void countsAnImpressionAsAViewOfItsList() throws IOException {
    assertThat(line(Action.LIST_VIEW, "Mugs", null, EventLine.inList(MUG, 4)))
        .contains(",list_view,Mugs,sku-0123,")
        .endsWith(",4,,350 ml,sand,true,list_view,false,false,Mugs,false,,,false\n");
  }

  @Test
  void namesTheListOfAClickOnlyInTheAction() throws IOException {
    assertThat(line(Action.LIST_CLICK, "Mugs", null, EventLine.inList(MUG, 4)))
        .contains(",list_click,Mugs,sku-0123,")
        .endsWith(",4,,350 ml,sand,false,,false,false,,false,,,false\n");
  }

  @Test
  void writesCartAndOrder() throws IOException {
    assertThat(line(Action.ADD_TO_CART, null, null, EventLine.pieces(MUG, 2)))
        .endsWith(",,2,350 ml,sand,false,,true,false,,false,,,false\n");
    assertThat(line(Action.REMOVE_FROM_CART, null, null, EventLine.pieces(MUG, 2)))
        .endsWith(",,2,350 ml,sand,false,,false,true,,false,,,false\n");
    assertThat(line(Action.TRANSACTION, null, "o-1", EventLine.pieces(MUG, 2)))
        .endsWith(",,2,350 ml,sand,false,,false,false,,true,o-1,,false\n");
    assertThat(line(Action.REFUND, null, "o-1", EventLine.pieces(MUG, 2)))
        .endsWith(",,2,350 ml,sand,false,,false,false,,false,o-1,,false\n");
  }

  @Test
  void knowsNothingOfTheActionWhenThereIsNone() throws IOException {
    assertThat(line(null, null, null, EventLine.of(MUG)))
        .contains(",2025-09-02,,,sku-0123,")
        .endsWith(",,,350 ml,sand,,,,,,,,,false\n");
  }

  @Test
  void writesThePriceOfTheMoment() throws IOException {
    assertThat(lineAt(SECOND + 1, Action.PRODUCT_VIEW, null, null, EventLine.of(MUG)))
        .contains(",EUR,12.00,");
  }

  private static String line(
      @Nullable Action action, @Nullable String list, @Nullable String order, EventLine line)
      throws IOException {
    return lineAt(SECOND, action, list, order, line);
  }

  private static String lineAt(
      long second,
      @Nullable Action action,
      @Nullable String list,
      @Nullable String order,
      EventLine line)
      throws IOException {
    TrackedEvent event = new TrackedEvent("e", "p", "s", 3, second, action, list, order);
    StringWriter out = new StringWriter();
    ProductInteractions.TABLE.write(
        rows -> rows.accept(new ProductEvent(MEMBER, event, 0, line)), out);
    return out.toString().lines().skip(1).findFirst().orElseThrow() + "\n";
  }
}
