package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Promotions in the answers of recommenders.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromotionsTest {
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
  void promotesItemsInTheirOrderAmongTheOthers() {
    List<String> plain = shop.answer(FilteredShop.MOST_VIEWED, "u1", ",'numResults':50");
    List<String> promotable =
        plain.stream().filter(item -> FilteredShop.number(item) % 5 == 1).toList();
    JsonNode answer =
        shop.ask(
                FilteredShop.MOST_VIEWED,
                ",'userId':'u1','numResults':10" + promotion("category", 40, "\\'c1\\'"))
            .body();
    List<String> promoted = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (JsonNode item : answer.path("itemList")) {
      (item.path("promotionName").asText().equals("p") ? promoted : others)
          .add(item.path("itemId").asText());
    }
    assertThat(promoted).isEqualTo(promotable.subList(0, 4));
    assertThat(others)
        .isEqualTo(plain.stream().filter(item -> !promoted.contains(item)).limit(6).toList());
  }

  @Test
  void filtersTheOthersOnlyByTheQuestionsOwnFilter() {
    JsonNode answer =
        shop.ask(
                FilteredShop.MOST_VIEWED,
                ",'userId':'u1','numResults':10"
                    + FilteredShop.filter("not-category", "\\'c1\\'")
                    + promotion("category", 30, "\\'c1\\'"))
            .body();
    for (JsonNode item : answer.path("itemList")) {
      boolean isOfCategory = FilteredShop.number(item.path("itemId").asText()) % 5 == 1;
      assertThat(item.has("promotionName")).isEqualTo(isOfCategory);
    }
    assertThat(answer.path("itemList")).hasSize(10);
  }

  @Test
  void makesUpForPromotedItemsThatAreTooFew() {
    JsonNode list =
        shop.ask(
                FilteredShop.MOST_VIEWED,
                ",'userId':'u1','numResults':10" + promotion("ninth", 100, ""))
            .body()
            .path("itemList");
    assertThat(list).hasSize(10);
    assertThat(list.findValuesAsText("promotionName")).isEqualTo(List.of("p"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "{'name':'p','percentPromotedItems':10} # filterArn must be given",
        "{'name':'p','filterArn':'%sfilter/ninth'} # percentPromotedItems must be given",
        "{'filterArn':'%sfilter/ninth','percentPromotedItems':10} # name must be given",
        "{'name':'p','filterArn':'%sfilter/category','percentPromotedItems':10} # The filter needs values for the parameters [CATEGORY].",
        "{'name':'p','filterArn':'%sfilter/ninth','percentPromotedItems':0} # 1 validation error detected: Value '0' at 'promotions.1.member.percentPromotedItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "{'name':'p','filterArn':'%sfilter/ninth','percentPromotedItems':101} # 1 validation error detected: Value '101' at 'promotions.1.member.percentPromotedItems' failed to satisfy constraint: Member must have value less than or equal to 100",
      })
  void refusesAPromotionThatCannotBe(String promotion, String message) {
    Service.Reply reply =
        shop.ask(
            FilteredShop.MOST_VIEWED,
            ",'userId':'u1','promotions':[%s]".formatted(promotion.replace("%s", Service.BASE)));
    assertThat(reply.error()).isEqualTo("InvalidInputException: " + message);
  }

  @Test
  void promotesByOnePromotionOnly() {
    String one = "{'name':'p','filterArn':'%sfilter/ninth','percentPromotedItems':1}";
    String two = "%1$s,%1$s".formatted(one.formatted(Service.BASE));
    assertThat(
            shop.ask(FilteredShop.MOST_VIEWED, ",'userId':'u1','promotions':[%s]".formatted(two))
                .error())
        .startsWith("InvalidInputException: 1 validation error");
  }

  private static String promotion(String filter, int percent, String category) {
    String values =
        category.isEmpty() ? "" : ",'filterValues':{'CATEGORY':'%s'}".formatted(category);
    return String.format(
        Locale.ROOT,
        ",'promotions':[{'name':'p','percentPromotedItems':%d,'filterArn':'%sfilter/%s'%s}]",
        percent,
        Service.BASE,
        filter,
        values);
  }
}
