package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.RunInProgress;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRunTest {
  private final Calls calls = new Calls();

  private JsonNode plan(String execution, String input) {
    ObjectNode payload = Json.object().put("action", "PlanRun").put("executionArn", execution);
    payload.set("input", Json.parse(input));
    return calls.call(payload);
  }

  @Test
  void fixesRunWindowsPrefixesAndDeadlinesOfTheSampleEvent() {
    JsonNode plan = calls.call(Calls.event("plan-run"));

    assertThat(plan)
        .isEqualTo(
            Json.parse(
                """
                {"run": {
                   "runId": "20251201t060000z-4b441e4c",
                   "executionArn": "arn:aws:states:eu-west-1:000000000000:execution:shop-refresh:sample",
                   "startedAt": "2025-12-01T06:00:00Z",
                   "importMode": "FULL",
                   "loadSampleData": true,
                   "deadlines": {
                     "warehouse": "2025-12-01T09:00:00Z"}},
                 "plans": [{
                   "domain": "ecommerce",
                   "window": {"startDate": "2025-09-01", "endDate": "2025-11-29"},
                   "recommenders": ["most-viewed", "best-sellers", "frequently-bought-together",
                     "customers-who-viewed-x-also-viewed", "recommended-for-you"],
                   "prefix": "snowflake/runs/20251201t060000z-4b441e4c/ecommerce/"}],
                 "dryRun": false,
                 "actions": [],
                 "costs": [],
                 "unwanted": [],
                 "removeUnwanted": false}
                """));
    assertThat(calls.bucket.objects)
        .containsOnlyKeys("locks/ecommerce.json", "runs/20251201t060000z-4b441e4c.json");
  }

  @Test
  void looksBackOverTheStacksDaysUnlessTold() {
    assertThat(plan("a", "{\"domains\":[\"ecommerce\"]}").at("/plans/0/window"))
        .isEqualTo(Json.parse("{\"startDate\":\"2025-10-31\",\"endDate\":\"2025-11-30\"}"));
    assertThat(plan("a", "{\"domains\":[\"ecommerce\"],\"lookBackDays\":7}").at("/plans/0/window"))
        .isEqualTo(Json.parse("{\"startDate\":\"2025-11-24\",\"endDate\":\"2025-11-30\"}"));
  }

  @Test
  void refreshesEveryDomainOfTheStackUnlessTold() {
    assertThat(plan("a", "{}").path("plans")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"domain":["ecommerce"]}                | input has no 'domain', only [domains, dryRun, importMode, loadSampleData, lookBackDays, recommenders, removeUnwanted, resume, retrain, window]
          {"domains":["grocery"]}                 | domain must be one of [ecommerce, video_on_demand], was 'grocery'
          {"domains":[]}                          | domains must name at least one domain, was []
          {"domains":"ecommerce"}                 | domains must be a list of names, was "ecommerce"
          {"domains":["ecommerce","ecommerce"]}   | domains must name each domain once, 'ecommerce' stands twice
          {"window":{"startDate":"2025-02-02","endDate":"2025-02-01"}} | window must end on or after its startDate 2025-02-02, endDate was 2025-02-01
          {"window":{"startDate":"2025-02-30","endDate":"2025-03-01"}} | window.startDate must be a date such as 2026-01-31, was '2025-02-30'
          {"window":"all"}                        | window must be {"startDate", "endDate"}, was "all"
          {"lookBackDays":0}                      | lookBackDays must be 1..3650, was 0
          {"lookBackDays":1.5}                    | lookBackDays must be 1..3650, was 1.5
          {"importMode":"PARTIAL"}                | importMode must be one of [FULL, INCREMENTAL], was 'PARTIAL'
          {"recommenders":{"ecommerce":["top-picks-for-you"]}} | recommender of ecommerce must be one of [most-viewed, best-sellers, frequently-bought-together, customers-who-viewed-x-also-viewed, recommended-for-you], was 'top-picks-for-you'
          {"recommenders":{"ecommerce":[]}}       | recommenders.ecommerce must name at least one recommender, was []
          {"dryRun":"yes"}                        | dryRun must be true or false, was "yes"
          {"resume":"../../x"}                    | resume must be a run id, was '../../x'
          {"resume":"20250101t000000z-0"}         | no run '20250101t000000z-0' to resume
          {"window":{"startDate":"2025-01-01","endDate":"2025-01-31"},"lookBackDays":7} | give window or lookBackDays, not both
          []                                      | input must be a JSON object, was []
          """)
  void refusesBadInputByNameAndValueAndReservesNothing(String input, String message) {
    assertThatThrownBy(() -> plan("a", input)).isInstanceOf(InvalidInput.class).hasMessage(message);
    assertThat(calls.bucket.objects).isEmpty();
  }

  @Test
  void namesEveryViolationAtOnce() {
    assertThatThrownBy(
            () -> plan("a", "{\"domains\":[\"grocery\"],\"lookBackDays\":-1,\"speed\":\"fast\"}"))
        .hasMessageContaining("input has no 'speed'")
        .hasMessageContaining("was 'grocery'")
        .hasMessageContaining("lookBackDays must be 1..3650, was -1");
  }

  @Test
  void refusesASecondRunOfADomainWhileOneIsRunning() {
    plan("first", "{\"domains\":[\"video_on_demand\"]}");
    calls.running.add("first");

    assertThatThrownBy(() -> plan("second", "{}"))
        .isInstanceOf(RunInProgress.class)
        .hasMessage(
            "domain 'video_on_demand' is taken, by first\nnext: start again when that execution has"
                + " ended");
    assertThat(calls.bucket.objects).doesNotContainKey("locks/ecommerce.json");
  }

  @Test
  void takesOverTheDomainsOfARunThatNoLongerRuns() {
    plan("first", "{\"domains\":[\"ecommerce\"]}");

    plan("second", "{\"domains\":[\"ecommerce\"]}");

    assertThat(calls.bucket.text("locks/ecommerce.json")).contains("\"second\"");
  }

  @Test
  void takesOverALockThatIsBroken() {
    calls.bucket.write("locks/ecommerce.json", "{broken");

    plan("second", "{\"domains\":[\"ecommerce\"]}");

    assertThat(calls.bucket.text("locks/ecommerce.json")).contains("\"second\"");
  }

  @Test
  void answersTheSamePlanWhenTheSameExecutionAsksTwice() {
    calls.running.add("first");
    assertThat(plan("first", "{}")).isEqualTo(plan("first", "{}"));
  }

  @Test
  void resumesARunUnderItsIdWithItsWindowAndNewDeadlines() {
    JsonNode before = plan("first", "{\"domains\":[\"ecommerce\"],\"lookBackDays\":7}");
    calls.now = calls.now.plusSeconds(86400);

    JsonNode after =
        plan("second", "{\"resume\":\"%s\"}".formatted(before.at("/run/runId").asText()));

    assertThat(after.path("plans")).isEqualTo(before.path("plans"));
    assertThat(after.at("/run/runId")).isEqualTo(before.at("/run/runId"));
    assertThat(after.at("/run/executionArn").asText()).isEqualTo("second");
    assertThat(after.at("/run/deadlines/warehouse").asText()).isEqualTo("2025-12-02T09:00:00Z");
  }

  @Test
  void refusesToResumeARunThatHasPublishedOrWasOvertaken() {
    String runId = plan("first", "{\"domains\":[\"ecommerce\"]}").at("/run/runId").asText();
    String resume = "{\"resume\":\"%s\"}".formatted(runId);
    String registry =
        """
        {"domain":"ecommerce","runId":"%s","publishedAt":"2025-12-01T00:00:00Z","recommenders":[],
         "itemColumns":{},"popular":[],"durations":{"import":600}}
        """;
    calls.bucket.write("registry/ecommerce.json", registry.formatted(runId));
    assertThatThrownBy(() -> plan("second", resume))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("there is nothing to resume");

    calls.bucket.write("registry/ecommerce.json", registry.formatted("20991201t060000z-x"));
    assertThatThrownBy(() -> plan("second", resume))
        .hasMessageContaining("older than '20991201t060000z-x', which has published ecommerce");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "domains":["ecommerce"]                    | [domains]
          "lookBackDays":7,"importMode":"FULL"       | [importMode, lookBackDays]
          "window":{"startDate":"2025-01-01","endDate":"2025-01-31"} | [window]
          "recommenders":{},"loadSampleData":false,"dryRun":true | [loadSampleData, recommenders]
          """)
  void refusesByNameWhatAResumedRunWouldIgnore(String others, String names) {
    String runId = plan("first", "{}").at("/run/runId").asText();

    assertThatThrownBy(() -> plan("second", "{\"resume\":\"%s\",%s}".formatted(runId, others)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "resume goes on with what was planned: beside it only dryRun may be given, was "
                + names);
  }

  @Test
  void aResumedRunMayBeTriedDry() {
    JsonNode before = plan("first", "{}");
    String runId = before.at("/run/runId").asText();

    JsonNode after = plan("second", "{\"resume\":\"%s\",\"dryRun\":true}".formatted(runId));

    assertThat(after.path("plans")).isEqualTo(before.path("plans"));
    assertThat(after.path("dryRun").asBoolean()).isTrue();
    assertThat(calls.bucket.text("locks/ecommerce.json")).contains("\"first\"");
  }

  @Test
  void aDryRunTellsWhatItWouldDoAndChangesNothing() {
    JsonNode plan = calls.call(Calls.event("plan-run-dry"));

    assertThat(plan.path("dryRun").asBoolean()).isTrue();
    assertThat(plan.path("actions"))
        .extracting(step -> step.path("action").asText())
        .containsExactly(
            "create", "create", "create", "import", "create", "create", "import", "create",
            "create", "import", "create", "create");
    assertThat(plan.path("actions").get(10).path("resourceArn").asText())
        .isEqualTo("event tracker of " + FakePersonalize.ARN + "dataset-group/shop-ecommerce");
    assertThat(plan.path("actions").get(11).path("resourceArn").asText())
        .isEqualTo(FakePersonalize.ARN + "recommender/shop-ecommerce-best-sellers");
    assertThat(calls.bucket.objects).isEmpty();
    assertThat(calls.personalize.changes).isEmpty();
  }
}
