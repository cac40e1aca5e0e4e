package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.pricing.model.Filter;

/// What a dry run says that its recommenders cost. All prices here are invented.
class CostTest {
  private final Calls calls = new Calls();

  private JsonNode cost() {
    return calls.call(Calls.event("plan-run-dry")).at("/costs/0");
  }

  @Test
  void multipliesTheListPriceOfARecommenderHour() {
    calls.pricing.products.add(
        FakePricing.product("EU-TrainingHour", "Hours", "0.2", "a training hour"));
    calls.pricing.products.add(
        FakePricing.product("EU-Recommender-Base", "Hours", "0.5000000000", "a recommender hour"));
    calls.pricing.products.add(
        FakePricing.product("EU-Recommender-Requests", "Requests", "0.01", "more requests"));

    JsonNode cost = cost();

    assertThat(cost.path("domain").asText()).isEqualTo("ecommerce");
    assertThat(cost.path("recommenders").asInt()).isEqualTo(1);
    assertThat(cost.path("recommenderHours").asInt()).isEqualTo(730);
    assertThat(cost.path("pricePerHour").decimalValue()).isEqualByComparingTo("0.5");
    assertThat(cost.path("perMonth").decimalValue()).isEqualByComparingTo(new BigDecimal("365"));
    assertThat(cost.path("currency").asText()).isEqualTo("USD");
    assertThat(cost.path("note").asText())
        .startsWith("list price, published 2025-11-01T00:00:00Z: a recommender hour.");
    assertThat(calls.pricing.requests).hasSize(3);
    assertThat(calls.pricing.requests.getFirst().filters())
        .extracting(Filter::value)
        .containsExactly("eu-west-1");
  }

  @Test
  void takesTheDomainsOwnPriceWhereThereIsOne() {
    calls.pricing.products.add(
        FakePricing.product("EU-Recommender-ECommerce", "Hrs", "0.3", "a shop's recommender"));
    calls.pricing.products.add(
        FakePricing.product("EU-Recommender-VideoOnDemand", "Hrs", "0.7", "a film recommender"));

    assertThat(cost().path("pricePerHour").decimalValue()).isEqualByComparingTo("0.3");
  }

  @Test
  void saysThatThereAreTwoPricesInsteadOfChoosing() {
    calls.pricing.products.add(
        FakePricing.product("EU-Recommender-A", "Hours", "0.3", "one kind of recommender"));
    calls.pricing.products.add(
        FakePricing.product("EU-Recommender-B", "Hours", "0.7", "another kind"));

    JsonNode cost = cost();

    assertThat(cost.has("perMonth")).isFalse();
    assertThat(cost.path("note").asText())
        .isEqualTo(
            "price not found: the price list has 2 prices for an hour of a recommender in"
                + " eu-west-1: one kind of recommender; another kind");
  }

  @ParameterizedTest
  @CsvSource({"Hours,0.0", "Hours,free", "Requests,0.5"})
  void findsNoPriceInWhatIsNone(String unit, String price) {
    calls.pricing.products.add(FakePricing.product("EU-Recommender", unit, price, "x"));

    assertThat(cost().path("note").asText())
        .isEqualTo(
            "price not found: the price list of AmazonPersonalize names no hour of a"
                + " recommender in eu-west-1");
  }

  @Test
  void goesOnWithoutAPriceWhenTheServiceIsSilentOrSaysNonsense() {
    calls.pricing.silent = true;
    assertThat(cost().path("note").asText())
        .isEqualTo("price not found: the price list service did not answer: no route to host");

    calls.pricing.silent = false;
    calls.pricing.products.add("<html>");
    assertThat(cost().path("note").asText()).startsWith("price not found: ");
    assertThat(cost().path("recommenderHours").asInt()).isEqualTo(730);
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,eu-central-1",
    "ap-northeast-1,ap-south-1",
    "us-west-2,us-east-1",
    "sa-east-1,us-east-1"
  })
  void asksWhereTheServiceAnswers(String region, String endpoint) {
    assertThat(PriceList.endpointFor(region).id()).isEqualTo(endpoint);
  }
}
