package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class SummariseRunTest {
  private final Calls calls = new Calls();
  private final ObjectNode payload = Calls.event("summarise-run");

  private void fails(String failure) {
    ((ArrayNode) payload.path("results"))
        .add(Json.parse("{\"domain\":\"video_on_demand\",\"failure\":%s}".formatted(failure)));
  }

  @Test
  void sumsUpWhatEachDomainHas() {
    JsonNode ending = calls.call(payload);

    assertThat(ending.at("/summary/status").asText()).isEqualTo("SUCCEEDED");
    assertThat(ending.at("/summary/runId").asText()).isEqualTo("20251201t060000z-sample");
    assertThat(ending.at("/summary/domains/0/rows"))
        .isEqualTo(Json.parse("{\"interactions\":56000,\"items\":800,\"users\":2300}"));
    assertThat(ending.at("/summary/domains/0/recommenders")).hasSize(5);
    assertThat(ending.at("/summary/domains/0/skipped")).isEqualTo(Json.parse("[]"));
    assertThat(ending.path("error").asText()).isEmpty();
    assertThat(ending.path("text").asText())
        .isEqualTo(
            """
            Run 20251201t060000z-sample: SUCCEEDED

            ecommerce: SUCCEEDED
              56,000 interactions
              800 items
              2,300 users
              left out: 3 events without a user
              most-viewed: ACTIVE
              best-sellers: ACTIVE
              frequently-bought-together: ACTIVE
              customers-who-viewed-x-also-viewed: ACTIVE
              recommended-for-you: ACTIVE
            """);
  }

  @Test
  void tellsTheCauseOfAFunctionsFailureWithoutItsEnvelope() {
    fails(
        """
        {"stage": "Check data", "error": {"Error": "accelerator.core.DataContractViolated",
         "Cause": "{\\"errorMessage\\":\\"only 12 interactions\\",\\"errorType\\":\\"x\\"}"}}
        """);

    JsonNode ending = calls.call(payload);

    assertThat(ending.at("/summary/status").asText()).isEqualTo("FAILED");
    assertThat(ending.at("/summary/domains/0/status").asText()).isEqualTo("SUCCEEDED");
    assertThat(ending.at("/summary/domains/1/failure"))
        .isEqualTo(
            Json.parse(
                """
                {"stage":"Check data","error":"accelerator.core.DataContractViolated",
                 "cause":"only 12 interactions"}
                """));
    assertThat(ending.path("error").asText()).isEqualTo("accelerator.core.DataContractViolated");
    assertThat(ending.path("subject").asText())
        .isEqualTo("Recommendations refresh failed: ecommerce SUCCEEDED, video_on_demand FAILED");
    assertThat(ending.path("text").asText())
        .endsWith("\nGo on with: {\"resume\":\"20251201t060000z-sample\"}\n");
  }

  @Test
  void takesAStepFunctionsErrorThatHasNoCause() {
    fails("{\"stage\":\"Unload datasets\",\"error\":{\"Error\":\"States.Timeout\"}}");

    assertThat(calls.call(payload).at("/summary/domains/1/failure/error").asText())
        .isEqualTo("States.Timeout");
  }

  @Test
  void aRecommenderThatFailedFailsItsDomain() {
    ((ObjectNode) payload.at("/results/0/recommenders/0"))
        .put("status", "CREATE FAILED")
        .put("reason", "too little");

    JsonNode domain = calls.call(payload).at("/summary/domains/0");

    assertThat(domain.path("status").asText()).isEqualTo("FAILED");
    assertThat(domain.at("/failure/cause").asText()).isEqualTo("most-viewed: too little");
  }

  @Test
  void freesOnlyTheDomainsOfItsOwnExecution() {
    String arn = payload.at("/run/executionArn").asText();
    calls.bucket.write("locks/ecommerce.json", "{\"executionArn\":\"%s\"}".formatted(arn));
    calls.bucket.write("locks/video_on_demand.json", "{\"executionArn\":\"another\"}");
    fails("{\"stage\":\"x\",\"error\":{\"Error\":\"x\"}}");

    calls.call(payload);

    assertThat(calls.bucket.objects).containsOnlyKeys("locks/video_on_demand.json");
  }
}
