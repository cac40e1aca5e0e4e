package accelerator.warehouse;

import static accelerator.warehouse.Event.purchase;
import static accelerator.warehouse.Event.view;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemsSqlTest {
  private static final String LATER = "2025-09-02 12:00:00";
  private static final String LATEST = "2025-09-03 12:00:00";

  @Test
  void aProductIsOneRowOfAllItsColumns() throws Exception {
    expect(
        List.of("p1 ; 10.00 ; Home ; Kitchen ; Mugs ; Blue mug ; Acme ; null"),
        view()
            .category("Home/Kitchen/Mugs")
            .with("product_name", "Blue mug")
            .with("product_brand", "Acme"),
        purchase().at(LATER).category("Home/Kitchen/Mugs"));
  }

  @Test
  void eachColumnIsTheLatestKnownForItself() throws Exception {
    expect(
        List.of("p1 ; 12.50 ; Garden ; null ; null ; New name ; Acme ; null"),
        view().category("Home").with("product_name", "Old name").with("product_brand", "Acme"),
        view().at(LATER).price("12.50").category("Garden").with("product_brand", " "),
        view().at(LATEST).without("product_price").with("product_name", "New name"));
  }

  @Test
  void theOrderOfTheSourceDoesNotMatter() throws Exception {
    Event one = view().price("1.00").category("A").with("product_name", "x");
    Event other = view().price("2.00").category("B").without("product_name");
    List<String> expected = List.of("p1 ; 2.00 ; B ; null ; null ; x ; null ; null");
    expect(expected, one, other);
    expect(expected, other, one);
  }

  @Test
  void aPriceAboveZeroWinsOverALaterZero() throws Exception {
    expect(
        List.of("p1 ; 5.00 ; Uncategorised ; null ; null ; null ; null ; null"),
        view().price("5.00"),
        view().at(LATER).price("0.00"),
        view().at(LATEST).price("-3.00"));
  }

  @Test
  void theCurrencyIsThatOfTheLatestKnownPrice() throws Exception {
    expect(
        List.of(
            "p1 ; 6.00 ; Uncategorised ; null ; null ; null ; null ; USD",
            "p2 ; 6.00 ; Uncategorised ; null ; null ; null ; null ; null",
            "p3 ; 0.00 ; Uncategorised ; null ; null ; null ; null ; EUR"),
        view().price("5.00").with("product_currency", "EUR"),
        view().at(LATER).price("6.00").with("product_currency", " usd "),
        view().at(LATEST).price("0.00").with("product_currency", "GBP"),
        view().product("p2").price("5.00").with("product_currency", "EUR"),
        view().product("p2").at(LATER).price("6.00").with("product_currency", " "),
        view().product("p3").price("0.00").with("product_currency", "EUR"));
  }

  @Test
  void aPriceIsZeroWhenNeverAnythingElse() throws Exception {
    expect(
        List.of("p1 ; 0.00 ; Uncategorised ; null ; null ; null ; null ; null"),
        view().price("0.00"),
        view().at(LATER).price("-3.00"));
  }

  @Test
  void leavesOutAndCountsAProductWithoutAPrice() throws Exception {
    try (Shop shop =
        new Shop(view().without("product_price"), view().product("p2").price("-1.00"))) {
      assertThat(shop.rows(Dataset.ITEMS)).isEmpty();
      assertThat(shop.leftOut()).isEqualTo(Map.of("products without a price", 2L));
    }
  }

  @Test
  void leavesOutAProductThatNoCountedEventOfTheWindowNames() throws Exception {
    expect(
        List.of(),
        view().with("ecommerce_action_type", "list_view"),
        view().product("p2").with("ecommerce_action_type", "refund"),
        view().product("p3").at("2025-08-31 12:00:00"),
        view().product("p,4"),
        view().product("x".repeat(257)),
        view().product(" "),
        view().without("product_id"));
  }

  @Test
  void aCategoryPathBecomesThreeLevels() throws Exception {
    expect(
        List.of(
            "p1 ; 10.00 ; A ; B ; C ; null ; null ; null",
            "p2 ; 10.00 ; A ; B ; null ; null ; null ; null",
            "p3 ; 10.00 ; A ; null ; C ; null ; null ; null",
            "p4 ; 10.00 ; Uncategorised ; null ; null ; null ; null ; null",
            "p5 ; 10.00 ; Uncategorised ; null ; null ; null ; null ; null"),
        view().category("A/B/C/D"),
        view().product("p2").category("/ A / B /"),
        view().product("p3").category("A//C"),
        view().product("p4").category("/"),
        view().product("p5").category(" "));
  }

  @Test
  void theSeparatorAndTheDefaultCategoryAreSettings() throws Exception {
    try (Shop shop = new Shop(view().category("A > B/C"), view().product("p2"))) {
      shop.rules(new WarehouseSettings.Rules(" > ", "Other", false, true));
      assertThat(shop.rows(Dataset.ITEMS))
          .containsExactly(
              "p1 ; 10.00 ; A ; B/C ; null ; null ; null ; null",
              "p2 ; 10.00 ; Other ; null ; null ; null ; null ; null");
    }
  }

  @Test
  void aSeparatorMayBeWhatIsCleanedElsewhere() throws Exception {
    try (Shop shop = new Shop(view().category("A|B|C"))) {
      shop.rules(new WarehouseSettings.Rules("|", "Other", false, true));
      assertThat(shop.rows(Dataset.ITEMS))
          .containsExactly("p1 ; 10.00 ; A ; B ; C ; null ; null ; null");
    }
  }

  @Test
  void textsAreCleanedForACsvWithoutQuotes() throws Exception {
    expect(
        List.of("p1 ; 10.00 ; Men Women ; a b c ; null ; 6 pots Ø 9 cm ; R D ; null"),
        view()
            .category("Men|Women/a,b\\c")
            .with("product_name", "\"6\", pots\r\nØ 9\tcm\\")
            .with("product_brand", "R|\"D"));
  }

  @Test
  void aTextOfDelimitersOnlyIsNone() throws Exception {
    expect(
        List.of("p1 ; 10.00 ; Uncategorised ; null ; null ; null ; null ; null"),
        view().category("|,").with("product_name", "\"\"").with("product_brand", "\\"));
  }

  @Test
  void textsAreCutAt1000Characters() throws Exception {
    String thousand = "é".repeat(1000);
    expect(
        List.of("p1 ; 10.00 ; %1$s ; %1$s ; %1$s ; %1$s ; %1$s ; null".formatted(thousand)),
        view()
            .category("%1$sx/%1$sx/%1$sx".formatted(thousand))
            .with("product_name", thousand + "x")
            .with("product_brand", thousand + "x"));
  }

  /// In hexadecimal the text has an F4 across its bytes.
  @Test
  void aTextWithoutEmojiIsCutAtAThousand() throws Exception {
    String plain = "(HIKING/HIKING) o8888 ".repeat(50).substring(0, 1001);
    String emoji = "😀" + plain.substring(0, 998) + "😀";
    expect(
        List.of(
            "p1 ; 10.00 ; Uncategorised ; null ; null ; %s ; null ; null"
                .formatted(plain.substring(0, 1000)),
            "p2 ; 10.00 ; Uncategorised ; null ; null ; %s ; null ; null"
                .formatted(emoji.substring(0, 501))),
        view().with("product_name", plain),
        view().product("p2").with("product_name", emoji));
  }

  private static void expect(List<String> rows, Event... given) throws Exception {
    try (Shop shop = new Shop(given)) {
      assertThat(shop.rows(Dataset.ITEMS)).isEqualTo(rows);
    }
  }
}
