package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is active and what neither the stack nor the run asks for any more.
class UnwantedTest {
  private static final String OLD =
      FakeResources.ARN + "recommender/shop-ecommerce-of-another-version";
  private static final String STRANGE = FakeResources.ARN + "recommender/shop-ecommerce-by-hand";

  private final Calls calls = new Calls();

  @BeforeEach
  void hasWhatNobodyAsksFor() {
    calls.personalize.statuses.put(FakeResources.ARN + "dataset-group/shop-ecommerce", "ACTIVE");
    calls.pricing.products.add(
        FakePricing.product("EU-Recommender", "Hours", "0.5", "a recommender hour"));
    calls.personalize.statuses.put(OLD, "ACTIVE");
    calls.personalize.statuses.put(STRANGE, "ACTIVE");
    calls.personalize.disown(STRANGE);
    for (Recommender wanted : Domain.ECOMMERCE.recommenders()) {
      calls.personalize.statuses.put(
          FakeResources.ARN + "recommender/shop-ecommerce-" + wanted.key(), "ACTIVE");
    }
  }

  private JsonNode planned(String input) {
    ObjectNode payload = Calls.event("plan-run");
    payload.set("input", Json.parse(input));
    return calls.call(payload);
  }

  private JsonNode summarised(JsonNode plan) {
    ObjectNode payload = Calls.event("summarise-run");
    payload.set("run", plan.path("run"));
    return calls.call(payload);
  }

  @Test
  void aDryRunNamesItWithItsCost() {
    assertThat(planned("{\"dryRun\": true}").path("unwanted"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path("recommenderArn").asText()).isEqualTo(OLD);
              assertThat(it.path("perMonth").decimalValue()).isEqualByComparingTo("365");
            });
    assertThat(calls.personalize.changes).isEmpty();
  }

  @Test
  void aRunNamesItInSummaryAndMailAndLeavesIt() {
    JsonNode ending = summarised(planned("{}"));

    assertThat(ending.at("/summary/unwanted/0/recommenderArn").asText()).isEqualTo(OLD);
    assertThat(ending.at("/summary/unwanted/0/stopped").asBoolean()).isFalse();
    assertThat(ending.path("text").asText())
        .endsWith(
            "\nno longer asked for, goes on and costs: %s, ACTIVE, about 365.00 USD a month. A run with removeUnwanted stops it\n"
                .formatted(OLD));
    assertThat(calls.personalize.changes).isEmpty();
  }

  @Test
  void aRunThatIsToldToStopsIt() {
    JsonNode ending = summarised(planned("{\"removeUnwanted\": true}"));

    assertThat(ending.at("/summary/unwanted/0/stopped").asBoolean()).isTrue();
    assertThat(ending.path("text").asText()).contains("no longer asked for, stopped now: " + OLD);
    assertThat(calls.personalize.changes)
        .containsExactly("stop recommender/shop-ecommerce-of-another-version");
  }

  @Test
  void asksNothingOfAGroupThatIsNotThere() {
    calls.personalize.refusesAbsentGroups = true;

    JsonNode summary = summarised(planned("{}")).path("summary");

    assertThat(summary.at("/billing/active").asInt()).isEqualTo(6);
    assertThat(summary.at("/unwanted/0/recommenderArn").asText()).isEqualTo(OLD);
  }

  @Test
  void anInputThatRemovesNothingWinsOverTheStack() {
    Map<String, String> environment = new HashMap<>(PersonalizeSettingsTest.REQUIRED);
    environment.put("REMOVE_UNWANTED", "true");
    PersonalizeFunction removing = calls.function(PersonalizeSettings.from(environment));
    ObjectNode payload = Calls.event("plan-run");

    payload.set("input", Json.parse("{\"removeUnwanted\": false}"));
    assertThat(calls.call(removing, payload).path("removeUnwanted").asBoolean()).isFalse();
    payload.set("input", Json.object());
    assertThat(calls.call(removing, payload).path("removeUnwanted").asBoolean()).isTrue();
  }

  @Test
  void noRunFailsBecauseItCannotBeTold() {
    JsonNode plan = planned("{}");
    calls.personalize.throttled = 1;

    assertThat(summarised(plan).at("/summary/status").asText()).isEqualTo("SUCCEEDED");
  }

  @Test
  void theAgeOfWhatIsPublishedIsThatOfTheOldestDomain() {
    publish(Domain.ECOMMERCE, "2025-11-29T18:00:00Z");
    JsonNode call = Json.parse("{\"action\": \"ReportAge\"}");
    assertThat(calls.call(call)).isEqualTo(Json.parse("{\"ecommerce\": 1.5}"));

    publish(Domain.VIDEO_ON_DEMAND, "2025-12-01T00:00:00Z");
    assertThat(calls.call(call))
        .isEqualTo(Json.parse("{\"ecommerce\": 1.5, \"video_on_demand\": 0.25}"));
  }

  private void publish(Domain domain, String at) {
    calls.bucket.write(
        "registry/%s.json".formatted(domain.key()),
        """
        {"domain": "%s", "runId": "r", "publishedAt": "%s", "recommenders": [],
         "itemColumns": {}, "popular": [], "durations": {}}
        """
            .formatted(domain.key(), at));
  }
}
