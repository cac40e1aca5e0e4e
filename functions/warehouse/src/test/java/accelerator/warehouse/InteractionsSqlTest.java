package accelerator.warehouse;

import static accelerator.warehouse.Event.purchase;
import static accelerator.warehouse.Event.view;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InteractionsSqlTest {
  /// Noon of 1 September 2025, UTC.
  private static final long NOON = 1756728000L;

  @Test
  void aProductViewIsAViewAndATransactionIsAPurchase() throws Exception {
    expect(
        List.of("u1 ; p1 ; 1756728000 ; View", "u1 ; p1 ; 1756728060 ; Purchase"),
        view(),
        purchase().at("2025-09-01 12:01:00"));
  }

  @Test
  void nothingElseCounts() throws Exception {
    expect(
        List.of(),
        view().with("ecommerce_action_type", "refund"),
        view().with("ecommerce_action_type", "add_to_cart"),
        view().with("ecommerce_action_type", "list_click"),
        view().with("ecommerce_action_type", "list_view").with("is_product_view", true),
        view().without("ecommerce_action_type"));
  }

  @Test
  void aListViewIsAViewWhenTheSettingSaysSo() throws Exception {
    try (Shop shop = new Shop(view().with("ecommerce_action_type", "list_view"))) {
      shop.rules(new WarehouseSettings.Rules("/", "Uncategorised", true, true));
      assertThat(shop.rows(Dataset.INTERACTIONS)).containsExactly("u1 ; p1 ; 1756728000 ; View");
    }
  }

  @Test
  void theWindowIncludesItsFirstAndItsLastDayWhole() throws Exception {
    expect(
        List.of("u1 ; p1 ; 1756684800 ; View", "u1 ; p1 ; 1764460799 ; View"),
        view().at("2025-08-31 23:59:59.999"),
        view().at("2025-09-01 00:00:00"),
        view().at("2025-11-29 23:59:59.999"),
        view().at("2025-11-30 00:00:00"),
        view().without("derived_tstamp"));
  }

  @Test
  void theUserIsTheShopsIdOrElseTheCookie() throws Exception {
    expect(
        List.of(at("c2", "p1"), at("c3", "p1"), at("c4", "p1"), at("u1", "p1")),
        view(),
        view().anonymous().cookie("c2"),
        view().user("").cookie("c3"),
        view().user("  ").cookie(" c4 "));
  }

  @Test
  void idsAreTrimmed() throws Exception {
    expect(List.of(at("u1", "p1")), view().user(" u1 ").product(" p1 "));
  }

  @Test
  void leavesOutAndCountsWhatHasNoUserOrNoProduct() throws Exception {
    try (Shop shop =
        new Shop(
            view().anonymous().without("domain_userid"),
            view().user(" ").cookie(""),
            view().without("product_id"),
            view().product(" "),
            view().anonymous().without("domain_userid").product(""))) {
      assertThat(shop.rows(Dataset.INTERACTIONS)).isEmpty();
      assertThat(shop.leftOut())
          .isEqualTo(Map.of("events without a user id", 3L, "events without a product id", 2L));
    }
  }

  @Test
  void leavesOutAndCountsIdsOver256Characters() throws Exception {
    String longest = "ü".repeat(256);
    try (Shop shop =
        new Shop(
            view().user(longest).product(longest),
            view().user(longest + "x"),
            view().product(longest + "x"))) {
      assertThat(shop.rows(Dataset.INTERACTIONS)).containsExactly(at(longest, longest));
      assertThat(shop.leftOut()).isEqualTo(Map.of("events with an id over 256 characters", 2L));
    }
  }

  @Test
  void leavesOutAndCountsIdsThatAnUnquotedCsvCannotHold() throws Exception {
    try (Shop shop =
        new Shop(
            view().product("a,b"),
            view().product("a\"b"),
            view().product("a\\b"),
            view().product("a\nb"),
            view().user("a\rb"),
            view().product("a'b|c d?/:"))) {
      assertThat(shop.rows(Dataset.INTERACTIONS)).containsExactly(at("u1", "a'b|c d?/:"));
      assertThat(shop.leftOut())
          .isEqualTo(Map.of("events with a delimiter, quote or line break in an id", 5L));
    }
  }

  @Test
  void aRepeatedEventIsKeptOnce() throws Exception {
    try (Shop shop =
        new Shop(
            view().with("product_event_id", "1"),
            view().with("product_event_id", "2").price("11.00"),
            view().at("2025-09-01 12:00:00.7"),
            purchase())) {
      assertThat(shop.rows(Dataset.INTERACTIONS))
          .containsExactly("u1 ; p1 ; 1756728000 ; Purchase", at("u1", "p1"));
      assertThat(shop.leftOut()).isEqualTo(Map.of("repeated events", 2L));
    }
  }

  @Test
  void theAnonymousEventsOfACookieBelongToTheOneUserItIsKnownAs() throws Exception {
    expect(
        List.of(at("c2", "p2"), at("u1", "p1"), at("u1", "p3")),
        view().anonymous().cookie("c1").product("p1"),
        view().with("ecommerce_action_type", "add_to_cart").user("u1").cookie("c1"),
        view().anonymous().cookie("c1").product("p3").at("2025-09-01 12:00:00"),
        view().anonymous().cookie("c2").product("p2"));
  }

  @Test
  void aSharedDeviceIsNotStitched() throws Exception {
    expect(
        List.of(at("c1", "p3"), at("u1", "p1"), at("u2", "p2")),
        view().user("u1").product("p1"),
        view().user("u2").product("p2"),
        view().anonymous().product("p3"));
  }

  @Test
  void whatIsKnownOutsideTheWindowStitchesNothing() throws Exception {
    expect(
        List.of(at("c1", "p1")), view().anonymous(), view().user("u1").at("2025-12-24 12:00:00"));
  }

  @Test
  void cookiesStayUsersWhenStitchingIsOff() throws Exception {
    try (Shop shop = new Shop(view().anonymous(), view().product("p2"))) {
      shop.rules(new WarehouseSettings.Rules("/", "Uncategorised", false, false));
      assertThat(shop.rows(Dataset.INTERACTIONS)).containsExactly(at("c1", "p1"), at("u1", "p2"));
    }
  }

  private static String at(String user, String item) {
    return String.format(Locale.ROOT, "%s ; %s ; %d ; View", user, item, NOON);
  }

  private static void expect(List<String> rows, Event... given) throws Exception {
    try (Shop shop = new Shop(given)) {
      assertThat(shop.rows(Dataset.INTERACTIONS)).isEqualTo(rows);
    }
  }
}
