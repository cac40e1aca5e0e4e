package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filters and promotions from the query to what Personalize is asked.
class NamedFiltersTest {
  private final Endpoint endpoint = new Endpoint();

  private Inquiry asked(String query) {
    JsonNode answer = endpoint.get("/v1/ecommerce/most-viewed", query);
    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
    return endpoint.personalize.asked.orElseThrow();
  }

  @Test
  void quotesTexts() {
    assertThat(asked("userId=u&filter=in-category&filter.CATEGORY=Home,Gar%2Cden").filter())
        .contains(
            new Inquiry.Filtering(
                Given.IN_CATEGORY.filterArn(), Map.of("CATEGORY", "\"Home\",\"Gar,den\"")));
  }

  @Test
  void letsNoTextEndItself() {
    String injected = "x%22%2C%22y%5C";
    assertThat(asked("userId=u&filter=in-category&filter.CATEGORY=" + injected).filter())
        .contains(
            new Inquiry.Filtering(
                Given.IN_CATEGORY.filterArn(), Map.of("CATEGORY", "\"x\\\",\\\"y\\\\\"")));
  }

  @Test
  void leavesNumbersPlain() {
    assertThat(asked("userId=u&filter=price-between&filter.MIN=5&filter.MAX=9.50").filter())
        .contains(
            new Inquiry.Filtering(
                Given.PRICE_BETWEEN.filterArn(), Map.of("MIN", "5", "MAX", "9.50")));
  }

  @Test
  void promotesWithAFilterOfItsOwn() {
    String query =
        "userId=u&filter=not-purchased&promotion=in-category&promotion.percent=30&promotion.CATEGORY=Sale";
    Inquiry asked = asked(query);
    assertThat(asked.filter())
        .contains(new Inquiry.Filtering(Given.NOT_PURCHASED.filterArn(), Map.of()));
    assertThat(asked.promotion())
        .contains(
            new Inquiry.Promotion(
                new Inquiry.Filtering(
                    Given.IN_CATEGORY.filterArn(), Map.of("CATEGORY", "\"Sale\"")),
                30));
  }

  @Test
  void passesTheContextOn() {
    assertThat(asked("userId=u&context.DEVICE=phone").context())
        .isEqualTo(Map.of("DEVICE", "phone"));
  }

  @Test
  void sharesNoAnswerThatLooksAtTheUser() {
    assertThat(asked("userId=u").isForEverybody()).isTrue();
    assertThat(asked("userId=u&filter=in-category&filter.CATEGORY=a").isForEverybody()).isTrue();
    assertThat(asked("userId=u&filter=not-purchased").isForEverybody()).isFalse();
    assertThat(asked("userId=u&promotion=not-purchased&promotion.percent=1").isForEverybody())
        .isFalse();
    assertThat(asked("userId=u&context.DEVICE=phone").isForEverybody()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '"',
      value = {
        "filter=sale # filter must be one of [not-purchased, in-category, price-between, same-category], was 'sale'",
        "filter=in-category # filter.CATEGORY must be given",
        "filter=in-category&filter.BRAND=a # filter in-category has the parameters [CATEGORY], was 'BRAND'; filter.CATEGORY must be given",
        "filter=price-between&filter.MIN=a&filter.MAX=1,2 # filter.MIN must be one number, was 'a'; filter.MAX must be one number, was '1,2'",
        "filter=same-category # filter same-category needs itemId",
        "promotion=in-category&promotion.percent=9 # promotion.CATEGORY must be given",
      })
  void saysWhatIsWrongWithAFilter(String query, String detail) {
    JsonNode answer = endpoint.get("/v1/ecommerce/most-viewed", "userId=u&" + query);
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Json.parse(answer.path("body").asText()).path("detail").asText()).isEqualTo(detail);
    assertThat(endpoint.personalize.asked).isEqualTo(Optional.empty());
  }

  @Test
  void needsTheUserThatAFilterLooksAt() {
    JsonNode answer =
        endpoint.get(
            "/v1/ecommerce/frequently-bought-together", "itemId=sku-1&filter=not-purchased");
    assertThat(answer.path("body").asText()).contains("filter not-purchased needs userId");
  }
}
