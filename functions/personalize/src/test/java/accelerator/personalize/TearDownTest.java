package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DeadlineExceeded;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A teardown of the stack `shop`, beside resources of others.
class TearDownTest {
  private static final String RECOMMENDER = there("recommender/shop-ecommerce-most-viewed");
  private static final String FILTER = there("filter/shop-ecommerce-not-bought-0a1b2c3d");
  private static final String TRACKER = there("event-tracker/shop-ecommerce-1");
  private static final String DATASET = there("dataset/shop-ecommerce/INTERACTIONS");
  private static final String SCHEMA = there("schema/shop-ecommerce-interactions-0a1b2c3d");
  private static final String GROUP = there("dataset-group/shop-ecommerce");

  private final Calls calls = new Calls();
  private JsonNode progress = Json.object();

  private static String there(String resource) {
    return FakePersonalize.ARN + resource;
  }

  @BeforeEach
  void hasOneOfEachKind() {
    for (String arn : new String[] {GROUP, DATASET, RECOMMENDER, FILTER, TRACKER, SCHEMA}) {
      calls.personalize.statuses.put(arn, "ACTIVE");
    }
    calls.bucket.write("registry/ecommerce.json", "{}");
  }

  private JsonNode plan(String execution, String input) {
    ObjectNode payload = Json.object().put("action", "PlanTeardown").put("executionArn", execution);
    payload.set("input", Json.parse(input));
    return calls.callWayBack(payload);
  }

  private JsonNode look(JsonNode plan) {
    ObjectNode payload = Json.object().put("action", "TearDown");
    payload.set("teardown", plan.path("teardown"));
    payload.set("progress", progress);
    JsonNode look = calls.callWayBack(payload);
    progress = look.path("progress");
    return look;
  }

  private JsonNode untilReady(JsonNode plan) {
    for (int looks = 0; looks < 20; looks++) {
      JsonNode look = look(plan);
      if (look.path("state").asText().equals("READY")) {
        return look.path("result");
      }
      calls.now = calls.now.plusSeconds(look.path("waitSeconds").asLong());
    }
    throw new AssertionError("not ready after 20 looks: " + calls.personalize.statuses);
  }

  @Test
  void listsFirstAndChangesNothing() {
    JsonNode plan = plan("x:first", "{\"dryRun\":true}");

    assertThat(plan.path("dryRun").asBoolean()).isTrue();
    assertThat(plan.path("resources"))
        .extracting(it -> it.path("resourceArn").asText())
        .containsExactly(RECOMMENDER, FILTER, TRACKER, DATASET, SCHEMA, GROUP);
    assertThat(plan.path("registries")).isEqualTo(Json.parse("[\"registry/ecommerce.json\"]"));
    assertThat(calls.personalize.changes).isEmpty();
    assertThat(calls.bucket.objects).containsOnlyKeys("registry/ecommerce.json");
  }

  @Test
  void answersTheEventsThatAreKept() {
    JsonNode plan = calls.callWayBack(Calls.event("plan-teardown"));
    assertThat(plan.at("/teardown/domains"))
        .isEqualTo(Json.parse("[\"ecommerce\",\"video_on_demand\"]"));

    JsonNode look = calls.callWayBack(Calls.event("tear-down"));
    assertThat(look.path("state").asText()).isEqualTo("PENDING");
    assertThat(look.at("/progress/deleted")).hasSize(3);
  }

  @Test
  void deletesInTheOrderThatPersonalizeAllows() {
    JsonNode ending = untilReady(plan("x:first", "{}"));

    assertThat(calls.personalize.changes)
        .containsExactly(
            "delete recommender/shop-ecommerce-most-viewed",
            "delete filter/shop-ecommerce-not-bought-0a1b2c3d",
            "delete event-tracker/shop-ecommerce-1",
            "delete dataset/shop-ecommerce/INTERACTIONS",
            "delete schema/shop-ecommerce-interactions-0a1b2c3d",
            "delete dataset-group/shop-ecommerce");
    assertThat(calls.personalize.statuses).isEmpty();
    assertThat(ending.at("/summary/status").asText()).isEqualTo("SUCCEEDED");
    assertThat(ending.at("/summary/deleted")).hasSize(6);
    assertThat(ending.path("subject").asText()).isEqualTo("Recommendations of shop torn down");
    assertThat(calls.bucket.objects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE PENDING",
        "CREATE IN_PROGRESS",
        "START PENDING",
        "STOP IN_PROGRESS",
        "UPDATE PENDING",
        "DELETE IN_PROGRESS",
        "a text that no document lists"
      })
  void waitsThroughEveryStateInWhichSomethingHappens(String status) {
    JsonNode plan = plan("x:first", "{}");
    calls.personalize.statuses.put(RECOMMENDER, status);

    assertThat(look(plan).path("state").asText()).isEqualTo("PENDING");
    assertThat(calls.personalize.statuses).containsKeys(RECOMMENDER, DATASET, GROUP);

    calls.personalize.statuses.put(RECOMMENDER, "INACTIVE");
    untilReady(plan);
    assertThat(calls.personalize.statuses).isEmpty();
  }

  @Test
  void takesAFullQuotaAndAResourceInUseForLater() {
    JsonNode plan = plan("x:first", "{}");
    calls.personalize.inUse.add(DATASET);
    look(plan);
    look(plan);
    assertThat(calls.personalize.statuses).containsKeys(DATASET, SCHEMA, GROUP);

    calls.personalize.throttled = 1;
    assertThat(look(plan).path("state").asText()).isEqualTo("PENDING");

    calls.personalize.inUse.clear();
    untilReady(plan);
    assertThat(calls.personalize.statuses).isEmpty();
  }

  @Test
  void touchesNothingOfAnotherStackWhoseNameBeginsTheSame() {
    String[] others = {
      there("dataset-group/shop-2-ecommerce"),
      there("dataset/shop-2-ecommerce/ITEMS"),
      there("recommender/shop-2-ecommerce-most-viewed"),
      there("schema/shop-2-ecommerce-items-0a1b2c3d"),
      there("schema/shop-ecommerce-ecommerce-items-0a1b2c3d"),
      there("schema/shop-ecommerce-items-by-hand"),
      there("schema/shop-ecommerce-items-0A1B2C3D")
    };
    for (String other : others) {
      calls.personalize.statuses.put(other, "ACTIVE");
    }

    untilReady(plan("x:first", "{}"));

    assertThat(calls.personalize.statuses).containsOnlyKeys(others);
  }

  @Test
  void leavesWhatHasNotTheStacksTagAndWhatItNeedsAndSaysSo() {
    calls.personalize.disown(FILTER);
    calls.personalize.inUse.add(SCHEMA);

    JsonNode ending = untilReady(plan("x:first", "{}"));

    assertThat(calls.personalize.statuses).containsOnlyKeys(GROUP, DATASET, FILTER, SCHEMA);
    assertThat(ending.at("/summary/status").asText()).isEqualTo("INCOMPLETE");
    assertThat(ending.path("error").asText()).isEqualTo("accelerator.core.ResourceFailed");
    assertThat(ending.path("text").asText())
        .contains("left %s: %s, which is not this stack's, needs it".formatted(DATASET, FILTER));
  }

  @Test
  void leavesAGroupOfThatNameWithoutTheStacksTag() {
    calls.personalize.statuses.keySet().forEach(calls.personalize::disown);

    untilReady(plan("x:first", "{}"));

    assertThat(calls.personalize.changes)
        .containsExactly("delete schema/shop-ecommerce-interactions-0a1b2c3d");
  }

  @Test
  void leavesASchemaThatADatasetOfOthersUsesAndSucceeds() {
    calls.personalize.inUse.add(SCHEMA);

    JsonNode ending = untilReady(plan("x:first", "{}"));

    assertThat(calls.personalize.statuses).containsOnlyKeys(SCHEMA);
    assertThat(ending.at("/summary/status").asText()).isEqualTo("SUCCEEDED");
    assertThat(ending.at("/summary/left/0/resourceArn").asText()).isEqualTo(SCHEMA);
  }

  @Test
  void waitsForARunThatHasADomainAndThenEnds() {
    calls.bucket.write("locks/ecommerce.json", "{\"executionArn\":\"a-run\"}");
    calls.running.add("a-run");
    JsonNode plan = plan("x:first", "{}");

    assertThat(look(plan).path("state").asText()).isEqualTo("PENDING");
    assertThat(calls.personalize.changes).isEmpty();
    assertThat(calls.bucket.objects).containsKey("registry/ecommerce.json");

    calls.running.clear();
    untilReady(plan);
    assertThat(calls.personalize.statuses).isEmpty();
    assertThat(calls.bucket.objects).isEmpty();
  }

  @Test
  void refusesARunWhileItHasTheDomain() {
    look(plan("x:first", "{}"));
    calls.running.add("x:first");
    ObjectNode payload = Json.object().put("action", "PlanRun").put("executionArn", "a-run");
    payload.set("input", Json.object());

    assertThatThrownBy(() -> calls.call(payload))
        .hasMessage("domain 'ecommerce' is taken, by x:first");
  }

  @Test
  void aSecondOneWaitsForTheFirstAndFindsNothing() {
    JsonNode first = plan("x:first", "{}");
    JsonNode second = plan("x:second", "{}");
    calls.running.add("x:first");
    calls.running.add("x:second");
    look(first);
    progress = Json.object();
    assertThat(look(second).path("state").asText()).isEqualTo("PENDING");

    progress = Json.object();
    untilReady(first);
    progress = Json.object();
    JsonNode ending = untilReady(second);

    assertThat(ending.at("/summary/status").asText()).isEqualTo("SUCCEEDED");
    assertThat(ending.at("/summary/deleted")).isEmpty();
  }

  @Test
  void namesWhatItWaitedForAtItsDeadline() {
    JsonNode plan = plan("x:first", "{}");
    calls.personalize.statuses.put(RECOMMENDER, "STOP IN_PROGRESS");
    calls.now = calls.now.plusSeconds(23 * 3600);

    assertThatThrownBy(() -> look(plan))
        .isInstanceOf(DeadlineExceeded.class)
        .hasMessageContaining(RECOMMENDER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"force":true}        | input has no 'force', only [answer, domains, dryRun]
          {"dryRun":"yes"}      | dryRun must be true or false, was "yes"
          {"domains":[]}        | domains must be a list of names, was []
          {"domains":["books"]} | domain must be one of [ecommerce, video_on_demand], was 'books'
          {"answer":"a/b.json"} | answer is for the stack's own deletion, was "a/b.json"
          """)
  void namesWhatIsWrongWithItsInput(String input, String message) {
    assertThatThrownBy(() -> plan("x:first", input))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(message);
  }
}
