package accelerator.warehouse;

import static accelerator.warehouse.Event.purchase;
import static accelerator.warehouse.Event.view;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows of a shop as they really are: one that cannot be used is left out or made null, counted,
/// and never stops the others.
class AwkwardEventsTest {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", NOBODY, "null", "NULL", "undefined", "NaN", " undefined "})
  void nobodysIdIsNoUserAndNoProduct(String nothing) throws Exception {
    try (Shop shop =
        new Shop(
            view().user(nothing).cookie(nothing),
            view().user(nothing).cookie("c7"),
            view().product(nothing))) {
      assertThat(shop.rows(Dataset.INTERACTIONS)).containsExactly("c7 ; p1 ; 1756728000 ; View");
      assertThat(shop.rows(Dataset.USERS)).containsExactly("c7 ; True");
      assertThat(shop.rows(Dataset.ITEMS)).hasSize(1);
      assertThat(shop.leftOut())
          .isEqualTo(Map.of("events without a user id", 1L, "events without a product id", 1L));
    }
  }

  @Test
  void strangersWhoRefusedConsentAreNeverOneCustomer() throws Exception {
    try (Shop shop =
        new Shop(
            view().anonymous().cookie(NOBODY).product("p1"),
            view().anonymous().cookie(NOBODY).product("p2"),
            view().user("u1").cookie(NOBODY).product("p3"))) {
      assertThat(shop.rows(Dataset.INTERACTIONS)).containsExactly("u1 ; p3 ; 1756728000 ; View");
      assertThat(shop.leftOut()).isEqualTo(Map.of("events without a user id", 2L));
    }
  }

  @Test
  void wrongClocksAreLeftOutOfEveryDataset() throws Exception {
    try (Shop shop =
        new Shop(
            view(),
            view().product("p2").user("u2").at("1970-01-01 00:00:05"),
            view().product("p3").user("u3").at("2099-12-31 23:59:59"),
            view().at("2099-12-31 23:59:59").price("99.00"))) {
      MadeDatasets made = shop.madeOf("1970-01-01", "2099-12-31");
      assertThat(made.rows(Dataset.INTERACTIONS)).containsExactly("u1 ; p1 ; 1756728000 ; View");
      assertThat(made.rows(Dataset.ITEMS))
          .containsExactly("p1 ; 10.00 ; Uncategorised ; null ; null ; null ; null ; null");
      assertThat(made.rows(Dataset.USERS)).containsExactly("u1 ; False");
      assertThat(made.leftOut())
          .containsEntry("events of a clock before the year 2000", 1L)
          .containsEntry("events of a clock ahead of the run", 2L);
      assertThat(made.examples()).containsEntry("events of a clock before the year 2000", "p2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "inf", "abc", "1,99", "9 EUR", "1e40"})
  void aPriceThatIsNoNumberIsUnknown(String price) throws Exception {
    try (Shop shop = new Shop()) {
      shop.warehouse.execute(
          "alter table %s alter product_price type varchar".formatted(Shop.SOURCE));
      shop.add(view().price("10.00"));
      shop.add(view().price(price).at("2025-09-02 12:00:00"));
      shop.add(view().product("p2").price(price));
      assertThat(shop.rows(Dataset.INTERACTIONS)).hasSize(3);
      assertThat(shop.rows(Dataset.ITEMS))
          .containsExactly("p1 ; 10.00 ; Uncategorised ; null ; null ; null ; null ; null");
      assertThat(shop.leftOut())
          .isEqualTo(Map.of("products without a price", 1L, "prices that are no number", 2L));
      assertThat(shop.made().examples())
          .isEqualTo(Map.of("products without a price", "p2", "prices that are no number", "p1"));
    }
  }

  @Test
  void aFlagThatIsNoneStopsNothing() throws Exception {
    try (Shop shop = new Shop(view().user("u0").with("ecommerce_user_is_guest", true))) {
      for (String flag : List.of("ecommerce_user_is_guest", "is_product_transaction")) {
        shop.warehouse.execute("alter table %s alter %s type varchar".formatted(Shop.SOURCE, flag));
      }
      Event old = view().without("ecommerce_action_type");
      List<String> flags = List.of("unknown", "", "n/a", "2", "false", "0", "TRUE", "yes", "1");
      for (String flag : flags) {
        shop.add(view().user("guest " + flag).with("ecommerce_user_is_guest", flag));
        shop.add(old.user("buyer " + flag).with("is_product_transaction", flag));
      }
      assertThat(shop.rows(Dataset.USERS))
          .containsExactly(
              "buyer 1 ; False",
              "buyer TRUE ; False",
              "buyer yes ; False",
              "guest 0 ; False",
              "guest 1 ; True",
              "guest 2 ; False",
              "guest ; False",
              "guest TRUE ; True",
              "guest false ; False",
              "guest n/a ; False",
              "guest unknown ; False",
              "guest yes ; True",
              "u0 ; True");
      assertThat(shop.rows(Dataset.INTERACTIONS)).hasSize(flags.size() + 1 + 3);
    }
  }

  @Test
  void aFlagMayBeANumber() throws Exception {
    try (Shop shop = new Shop()) {
      shop.warehouse.execute(
          "alter table %s alter ecommerce_user_is_guest type integer".formatted(Shop.SOURCE));
      shop.add(view().user("u1").with("ecommerce_user_is_guest", 1));
      shop.add(view().user("u2").with("ecommerce_user_is_guest", 0));
      assertThat(shop.rows(Dataset.USERS)).containsExactly("u1 ; True", "u2 ; False");
    }
  }

  @Test
  void aTextIsAsLongAsItsLongestMeasureAllows() throws Exception {
    String emoji = "😀".repeat(600);
    String japanese = "あ".repeat(1001);
    try (Shop shop =
        new Shop(
            view().with("product_name", emoji).with("product_brand", japanese),
            view().product("p2").with("product_name", "x".repeat(1001)))) {
      List<String> items = shop.rows(Dataset.ITEMS);
      assertThat(items.getFirst()).contains(" ; " + "😀".repeat(500) + " ; " + "あ".repeat(1000));
      assertThat(items.getLast()).contains(" ; " + "x".repeat(1000) + " ; ");
    }
  }

  @Test
  void anIdOfEmojiCountsEachTwice() throws Exception {
    try (Shop shop = new Shop(view().product("😀".repeat(128)), view().product("😀".repeat(129)))) {
      assertThat(shop.rows(Dataset.INTERACTIONS)).hasSize(1);
      assertThat(shop.leftOut()).isEqualTo(Map.of("events with an id over 256 characters", 1L));
    }
  }

  /// In hexadecimal these have an F0 to F4 across their bytes.
  @Test
  void anIdOf256PlainCharactersCounts() throws Exception {
    String url = ("https://shop.example/OHIKING/o8888/_HHHH?" + "o8".repeat(120)).substring(0, 256);
    try (Shop shop =
        new Shop(
            view().product(url).user(url.replace("shop", "mine")),
            view().product("ÿ€" + url.substring(2)),
            view().product("😀" + url.substring(2)),
            view().product("x" + url),
            view().product("😀" + url.substring(1)))) {
      assertThat(shop.rows(Dataset.INTERACTIONS)).hasSize(3);
      assertThat(shop.leftOut()).isEqualTo(Map.of("events with an id over 256 characters", 2L));
    }
  }

  @Test
  void aCategorysCommaIsOneBlank() throws Exception {
    try (Shop shop = new Shop(view().category("Health, Beauty/Soap \"fine\""))) {
      assertThat(shop.rows(Dataset.ITEMS))
          .containsExactly("p1 ; 10.00 ; Health Beauty ; Soap fine ; null ; null ; null ; null");
    }
  }

  /// A table of dbt-snowplow-ecommerce 0.2.0 to 0.5.4.
  @Test
  void readsALayoutWithoutActionTypes() throws Exception {
    try (Shop shop = new Shop()) {
      shop.warehouse.execute(
          "alter table %s drop column ecommerce_action_type".formatted(Shop.SOURCE));
      expectOldRows(shop);
    }
  }

  /// Rows of a table that was not refreshed when the package became 0.6.0.
  @Test
  void readsOldRowsOfANewLayout() throws Exception {
    try (Shop shop = new Shop()) {
      shop.add(purchase().user("u9"));
      expectOldRows(shop, "u9 ; p1 ; 1756728000 ; Purchase");
    }
  }

  private static void expectOldRows(Shop shop, String... newer) {
    Event old = view().without("ecommerce_action_type");
    shop.add(old.with("product_view_type", "product_view").user("u1"));
    shop.add(old.with("product_view_type", "list_view").user("u2"));
    shop.add(old.with("is_product_transaction", true).user("u3"));
    shop.add(old.with("is_product_transaction", false).user("u4"));
    shop.add(old.user("u5"));
    List<String> expected = new ArrayList<>(List.of(newer));
    expected.add("u1 ; p1 ; 1756728000 ; View");
    expected.add("u3 ; p1 ; 1756728000 ; Purchase");
    assertThat(shop.rows(Dataset.INTERACTIONS)).containsExactlyInAnyOrderElementsOf(expected);
  }

  /// The counting rule stands in one file: whoever changes it there changes every dataset.
  @Test
  void aRuleThatIsChangedInItsOneFileChangesEveryDatasetAlike() throws Exception {
    Event cart = view().with("ecommerce_action_type", "add_to_cart");
    try (Shop shop =
        new Shop(
            view(),
            cart.user("u2").product("p2"),
            cart.user("u3").product(""),
            cart.user("u3").product("p3"))) {
      MadeDatasets made =
          shop.made()
              .editing(
                  "when action = 'product_view' then 'View'",
                  "when action in ('product_view', 'add_to_cart') then 'View'");
      assertThat(made.rows(Dataset.INTERACTIONS)).hasSize(3);
      assertThat(made.rows(Dataset.USERS))
          .containsExactly("u1 ; False", "u2 ; False", "u3 ; False");
      assertThat(made.rows(Dataset.ITEMS)).hasSize(3);
      assertThat(made.leftOut()).isEqualTo(Map.of("events without a product id", 1L));
    }
  }
}
