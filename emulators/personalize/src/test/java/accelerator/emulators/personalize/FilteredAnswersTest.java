package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filters in the answers of recommenders.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilteredAnswersTest {
  private FilteredShop shop;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    shop = new FilteredShop(folder);
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  @Test
  void includesOnlyTheAskedCategories() {
    assertThat(
            shop.answer(
                FilteredShop.MOST_VIEWED,
                "u1",
                FilteredShop.filter("category", "\\'c1\\',\\'c2\\'")))
        .isNotEmpty()
        .allMatch(item -> FilteredShop.number(item) % 5 == 1 || FilteredShop.number(item) % 5 == 2);
  }

  @Test
  void excludesNothingWithoutTheParameter() {
    assertThat(
            shop.answer(
                FilteredShop.MOST_VIEWED,
                "u1",
                ",'filterArn':'%sfilter/not-category'".formatted(Service.BASE)))
        .isEqualTo(shop.answer(FilteredShop.MOST_VIEWED, "u1", ""));
    assertThat(
            shop.answer(
                FilteredShop.MOST_VIEWED, "u1", FilteredShop.filter("not-category", "\\'c1\\'")))
        .isNotEmpty()
        .noneMatch(item -> FilteredShop.number(item) % 5 == 1);
  }

  @Test
  void seesAnEventAtOnceAndOnlyTheSameUsers() {
    List<String> before = shop.answer(FilteredShop.MOST_VIEWED, "u3", all("clicked"));
    put("u3", "s3", before.getFirst(), "CLICK", 1_700_000_000);
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "u3", all("clicked")))
        .isEqualTo(before.subList(1, before.size()));
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "u4", all("clicked"))).isEqualTo(before);
  }

  @Test
  void looksAtTheNewestHundredEventsOfAType() {
    put("u5", "s5", "i9", "Click", 1);
    IntStream.range(0, 99).forEach(n -> put("u5", "s5", "i8", "Click", 10 + n));
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "u5", FilteredShop.filter("only-clicked")))
        .isEqualTo(List.of("i9", "i8"));
    put("u5", "s5", "i8", "View", 500);
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "u5", FilteredShop.filter("only-clicked")))
        .isEqualTo(List.of("i9", "i8"));
    put("u5", "s5", "i8", "Click", 501);
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "u5", FilteredShop.filter("only-clicked")))
        .isEqualTo(List.of("i8"));
  }

  @Test
  void knowsAnonymousEventsByTheirSessionAndThenByTheUser() {
    post(
        "{'trackingId':'%s','sessionId':'s6','eventList':[%s]}"
            .formatted(shop.tracker, event("i7")));
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "s6", FilteredShop.filter("only-clicked")))
        .isEqualTo(List.of("i7"));
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "u6", FilteredShop.filter("only-clicked")))
        .isEqualTo(List.of());
    put("u6", "s6", "i8", "Click", 2);
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "u6", FilteredShop.filter("only-clicked")))
        .hasSize(2)
        .contains("i7", "i8");
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "s6", FilteredShop.filter("only-clicked")))
        .isEqualTo(List.of());
  }

  @Test
  void seesANewItemsValuesAtOnce() {
    List<String> before =
        shop.answer(FilteredShop.MOST_VIEWED, "u1", FilteredShop.filter("category", "\\'new\\'"));
    assertThat(before).isEmpty();
    shop.service.post(
        "/items",
        "{'datasetArn':'%sdataset/shop/ITEMS','items':[{'itemId':'i50','properties':'{\\'price\\':50.5,\\'categoryL1\\':\\'c0|new\\'}'}]}"
            .formatted(Service.BASE));
    assertThat(
            shop.answer(
                FilteredShop.MOST_VIEWED, "u1", FilteredShop.filter("category", "\\'new\\'")))
        .isEqualTo(List.of("i50"));
  }

  @Test
  void comparesWithTheCurrentItemInRelatedUseCases() {
    assertThat(
            FilteredShop.items(
                shop.ask(FilteredShop.TOGETHER, ",'itemId':'i9'" + FilteredShop.filter("cheaper"))
                    .body()))
        .isNotEmpty()
        .allMatch(item -> FilteredShop.number(item) < 9);
  }

  @Test
  void appliesAnIfToTheUsersItIsTrueOf() {
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "u2", FilteredShop.filter("gold")))
        .isNotEmpty()
        .allMatch(item -> FilteredShop.number(item) < 9);
    assertThat(shop.answer(FilteredShop.MOST_VIEWED, "u1", FilteredShop.filter("gold")))
        .isEqualTo(shop.answer(FilteredShop.MOST_VIEWED, "u1", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "aws-ecomm-popular-items-by-views # ,'userId':'u' # category # The filter needs values for the parameters [CATEGORY].",
        "aws-ecomm-popular-items-by-views # ,'userId':'u' # cheaper # The filter %sfilter/cheaper uses CurrentItem, which most-viewed does not support",
        "aws-ecomm-frequently-bought-together # ,'itemId':'i1' # clicked # userId must be given for the filter %sfilter/clicked",
        "aws-ecomm-frequently-bought-together # ,'itemId':'i1' # gold # userId must be given for the filter %sfilter/gold",
        "aws-ecomm-popular-items-by-views # ,'userId':'u','filterValues':{'CATEGORY':'c1'} # category # The filter value of CATEGORY must be strings in double quotes with commas between them.",
      })
  void refusesAFilterThatCannotBeApplied(String recipe, String more, String name, String message) {
    Service.Reply reply = shop.ask(recipe, more + FilteredShop.filter(name));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error())
        .isEqualTo("InvalidInputException: " + message.replace("%s", Service.BASE));
  }

  private static String all(String name) {
    return FilteredShop.filter(name) + ",'numResults':500";
  }

  private static String event(String item) {
    return "{'eventType':'Click','sentAt':1700000000,'itemId':'%s'}".formatted(item);
  }

  private void put(String user, String session, String item, String type, long sentAt) {
    post(
        String.format(
            Locale.ROOT,
            "{'trackingId':'%s','userId':'%s','sessionId':'%s','eventList':[{'eventType':'%s','sentAt':%d,'itemId':'%s'}]}",
            shop.tracker,
            user,
            session,
            type,
            sentAt,
            item));
  }

  private void post(String events) {
    assertThat(shop.service.post("/events", events).status()).isEqualTo(200);
  }
}
