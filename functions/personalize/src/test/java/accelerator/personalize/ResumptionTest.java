package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With what a run that failed goes on.
class ResumptionTest {
  private static final JsonNode CHECKED =
      Json.parse("{\"rows\": {\"items\": 800}, \"warnings\": [\"one\"]}");

  private final Calls calls = new Calls();
  private String runId = "";
  private JsonNode datasets = Json.object();

  private JsonNode plan(String execution, String input) {
    ObjectNode payload = Json.object().put("action", "PlanRun").put("executionArn", execution);
    return calls.call(payload.set("input", Json.parse(input)));
  }

  private JsonNode resumed() {
    return plan("second", "{\"resume\":\"%s\"}".formatted(runId));
  }

  @BeforeEach
  void aRunHasUnloaded() {
    JsonNode planned = plan("first", "{}");
    runId = planned.at("/run/runId").asText();
    ObjectNode payload = Calls.event("import-datasets");
    datasets = payload.path("datasets");
    payload.set("run", planned.path("run"));
    payload.set("plan", planned.at("/plans/0"));
    payload.set("checked", CHECKED);
    calls.call(payload);
    calls.bucket.write(planned.at("/plans/0/prefix").asText() + "manifest.json", "{}");
  }

  @Test
  void goesOnWithWhatIsUnloadedInTheDomainsWhereThatIsWhole() {
    JsonNode plans = resumed().path("plans");

    assertThat(plans.at("/0/unloaded"))
        .isEqualTo(CHECKED.<ObjectNode>deepCopy().set("datasets", datasets));
    assertThat(plans.at("/1/unloaded").isMissingNode()).isTrue();
  }

  @Test
  void unloadsAgainWhenTheFilesAreGone() {
    calls.bucket.objects.keySet().removeIf(key -> key.endsWith("manifest.json"));

    assertThat(resumed().at("/plans/0/unloaded").isMissingNode()).isTrue();
  }

  @Test
  void leavesOutWhatTheRunHasPublishedAndKeepsItsPlan() {
    calls.bucket.write(
        "registry/ecommerce.json",
        """
        {"domain":"ecommerce","runId":"%s","publishedAt":"2025-12-01T00:00:00Z",
         "recommenders":[],"itemColumns":{},"popular":[],"durations":{}}
        """
            .formatted(runId));

    assertThat(resumed().path("plans"))
        .extracting(each -> each.path("domain").asText())
        .containsExactly("video_on_demand");
    assertThat(Json.parse(calls.bucket.text("runs/%s.json".formatted(runId))).path("plans"))
        .hasSize(2);
  }
}
