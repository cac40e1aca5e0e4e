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
              window 2025-09-01 to 2025-11-29
              56,000 interactions
              800 items
              2,300 users
              4,812,345 bytes unloaded
              took 1 h 6 min: Transform datasets 42 s, Train recommenders 1 h 6 min
              left out: 3 events without a user
              most-viewed: ACTIVE
              best-sellers: ACTIVE
              frequently-bought-together: ACTIVE
              customers-who-viewed-x-also-viewed: ACTIVE
              recommended-for-you: ACTIVE

            Execution: https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/arn:aws:states:eu-west-1:000000000000:execution:shop-refresh:sample
            """);
  }

  /// An incremental run that finds nothing new, a run for some, a failed one: others answer on.
  @Test
  void countsWhatTheEndpointAnswersFrom() {
    ((ObjectNode) payload.at("/results/0")).putArray("recommenders");
    assertThat(calls.call(payload).at("/summary/domains/0/active").asInt()).isZero();

    calls.bucket.write(
        "registry/ecommerce.json",
        """
        {"domain":"ecommerce","runId":"before","publishedAt":"2025-11-30T06:00:00Z",
         "recommenders":[{"name":"most-viewed","recommenderArn":"a"},
                         {"name":"best-sellers","recommenderArn":"b"}],
         "itemColumns":{},"popular":[],"durations":{}}
        """);

    assertThat(calls.call(payload).at("/summary/domains/0/active").asInt()).isEqualTo(2);
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
                 "cause":"only 12 interactions",
                 "next":"mend the rows in the source, or the SQL that makes the dataset, and deploy"}
                """));
    assertThat(ending.at("/summary/goOnWith"))
        .isEqualTo(Json.parse("{\"resume\":\"20251201t060000z-sample\"}"));
    assertThat(ending.path("error").asText()).isEqualTo("accelerator.core.DataContractViolated");
    assertThat(ending.path("subject").asText())
        .isEqualTo("Recommendations refresh failed: ecommerce SUCCEEDED, video_on_demand FAILED");
    assertThat(ending.path("text").asText())
        .endsWith("\nGo on with: {\"resume\":\"20251201t060000z-sample\"}\n");
  }

  @Test
  void tellsCausePlaceAndNextStepByThemselves() {
    fails(
        """
        {"stage": "Transform datasets", "error": {"Error": "accelerator.core.StatementFailed",
         "Cause": "{\\"errorMessage\\":\\"invalid identifier\\\\nwhere: sql/a.sql, line 1, column 2\\\\nnext: mend it\\\\nalso: no items\\"}"}}
        """);

    JsonNode ending = calls.call(payload);

    assertThat(ending.at("/summary/domains/1/failure"))
        .isEqualTo(
            Json.parse(
                """
                {"stage":"Transform datasets","error":"accelerator.core.StatementFailed",
                 "cause":"invalid identifier","where":"sql/a.sql, line 1, column 2",
                 "next":"mend it","also":["no items"]}
                """));
    assertThat(ending.path("text").asText())
        .contains(
            """
            video_on_demand: FAILED
              failed in 'Transform datasets': invalid identifier
                where: sql/a.sql, line 1, column 2
                next: mend it
                also: no items
                (accelerator.core.StatementFailed)
            """);
  }

  @Test
  void asksForAnotherRunWhereGoingOnCannotHelp() {
    fails(
        """
        {"stage": "Check data", "error": {"Error": "accelerator.core.DataContractViolated",
         "Cause": "{\\"errorMessage\\":\\"no row\\\\nnext: start a run with {}\\"}"}}
        """);

    JsonNode ending = calls.call(payload);

    assertThat(ending.path("summary").has("goOnWith")).isFalse();
    assertThat(ending.path("text").asText()).doesNotContain("Go on with");
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
    assertThat(domain.path("recommenders"))
        .filteredOn(each -> each.path("status").asText().equals("ACTIVE"))
        .hasSize(4);
  }

  @Test
  void tellsWhyNoneWasTrainedNotThatNothingCanBePublished() {
    ObjectNode result = (ObjectNode) payload.at("/results/0");
    result
        .path("recommenders")
        .forEach(each -> ((ObjectNode) each).put("status", "CREATE FAILED").put("reason", "full"));
    result.set(
        "failure",
        Json.parse(
            """
            {"stage": "Publish recommenders", "error": {"Error": "accelerator.core.ResourceFailed",
             "Cause": "{\\"errorMessage\\":\\"nothing to publish\\"}"}}
            """));

    JsonNode domain = calls.call(payload).at("/summary/domains/0");

    assertThat(domain.at("/failure/stage").asText()).isEqualTo("Train recommenders");
    assertThat(domain.at("/failure/cause").asText()).isEqualTo("most-viewed: full");
    assertThat(domain.at("/failure/also").size()).isEqualTo(4);
    assertThat(domain.path("active").asLong()).isZero();
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
