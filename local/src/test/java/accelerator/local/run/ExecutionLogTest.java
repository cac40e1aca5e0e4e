package accelerator.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.stepfunctions.HistoryEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionLogTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ExecutionLog log = new ExecutionLog("run-1", List.of());
  private int seconds;

  private void happens(String type, String state, int iteration, String detail) {
    log.record(
        new HistoryEvent(
            "arn:run-1",
            1,
            START.plusSeconds(seconds++),
            type,
            Optional.of(state).filter(name -> !name.isEmpty()),
            iteration < 0 ? Optional.empty() : Optional.of(iteration),
            Optional.of(Json.parse(detail))));
  }

  private ObjectNode json() {
    return log.json(START.plusSeconds(seconds));
  }

  private void begins() {
    happens("ExecutionStarted", "", -1, "{\"input\":{\"dryRun\":false}}");
    happens("PassStateEntered", "Begin the domain", 0, "{\"input\":{\"domain\":\"ecommerce\"}}");
    happens("PassStateExited", "Begin the domain", 0, "{\"output\":1}");
    happens("TaskStateEntered", "Import datasets", 0, "{\"input\":1}");
    happens("TaskScheduled", "Import datasets", 0, "{\"parameters\":{\"Payload\":7}}");
  }

  @Test
  void tellsWhatAStateWaitsForAndUntilWhen() {
    begins();
    happens(
        "TaskSucceeded",
        "Import datasets",
        0,
        "{\"output\":{\"Payload\":{\"state\":\"PENDING\",\"awaits\":\"import items: quota\"}}}");
    happens("TaskStateExited", "Import datasets", 0, "{}");
    happens("WaitStateEntered", "Wait for the import", 0, "{\"input\":1}");
    happens("WaitScheduled", "Wait for the import", 0, "{\"until\":\"2026-01-01T00:01:00Z\"}");

    assertThat(json().at("/visits/1"))
        .isEqualTo(
            Json.parse(
                """
                {"state":"Import datasets","status":"WAITING","domain":"ecommerce",
                 "startedAt":"2026-01-01T00:00:03Z","endedAt":"2026-01-01T00:00:06Z",
                 "entries":1,"looked":1,"retries":0,
                 "awaits":"import items: quota","until":"2026-01-01T00:01:00Z",
                 "looks":[{"startedAt":"2026-01-01T00:00:04Z","endedAt":"2026-01-01T00:00:05Z",
                           "found":"import items: quota"}],
                 "input":{"Payload":7},
                 "output":{"Payload":{"state":"PENDING","awaits":"import items: quota"}}}
                """));
    assertThat(json().at("/steps/0/detail").asText())
        .isEqualTo("waits for import items: quota, looks again in 52 s");
  }

  @Test
  void tellsTheWordsOfAFailureAndEndsWhatWasUnderWay() {
    begins();
    happens(
        "TaskFailed",
        "Import datasets",
        0,
        "{\"error\":\"E\",\"cause\":\"{\\\"errorMessage\\\":\\\"no role\\\"}\"}");
    happens("TaskStateExited", "Import datasets", 0, "{}");
    happens("TaskStateEntered", "Notify", -1, "{\"input\":1}");
    happens("ExecutionFailed", "", -1, "{\"error\":\"E\",\"cause\":\"no role\"}");

    JsonNode ended = log.ended().join();
    assertThat(ended.at("/status").asText()).isEqualTo("FAILED");
    assertThat(ended.at("/visits/1/status").asText()).isEqualTo("FAILED");
    assertThat(ended.at("/visits/1/cause").asText()).isEqualTo("no role");
    assertThat(ended.at("/visits/2/status").asText()).isEqualTo("ABORTED");
    assertThat(ended.path("ways").toString())
        .isEqualTo("[[\"Begin the domain\",\"Import datasets\"]]");
    assertThat(LogViews.status(ended).path("summary"))
        .isEqualTo(Json.parse("{\"status\":\"FAILED\",\"error\":\"E\",\"cause\":\"no role\"}"));
  }

  @Test
  void marksWhatDecidedHowLongTheRunTook() {
    begins();
    happens("MapIterationSucceeded", "For each domain", 0, "{}");
    happens("PassStateEntered", "Begin the domain", 1, "{\"input\":{\"domain\":\"films\"}}");
    happens("TaskStateEntered", "Check data", 1, "{}");
    happens("MapIterationSucceeded", "For each domain", 1, "{}");
    happens("TaskStateEntered", "Notify", -1, "{}");
    assertThat(json().path("steps").findValuesAsText("critical")).containsOnly("false");
    happens("ExecutionSucceeded", "", -1, "{\"output\":{\"status\":\"SUCCEEDED\"}}");

    assertThat(json().path("steps").findValuesAsText("name"))
        .containsExactly("Import datasets", "Check data", "Notify");
    assertThat(json().path("steps").findValuesAsText("critical"))
        .containsExactly("false", "true", "true");
    assertThat(StepsJson.view(json())).isEqualTo(log.progress().view());
  }

  @Test
  void keepsTheBeginningOfALongPayload() {
    happens("ExecutionStarted", "", -1, "{\"input\":\"%s\"}".formatted("x".repeat(20_000)));

    assertThat(json().at("/input/clipped").asText()).hasSize(Clipped.MOST_CHARACTERS);
    assertThat(json().at("/input/characters").asInt()).isEqualTo(20_002);
  }

  @Test
  void keepsTheWholeSummaryAndReportOfLongOutputs() {
    String words = "x".repeat(20_000);
    happens("ExecutionStarted", "", -1, "{\"input\":{}}");
    happens("TaskStateEntered", "Check data", 0, "{\"input\":{\"domain\":\"ecommerce\"}}");
    happens(
        "TaskSucceeded",
        "Check data",
        0,
        "{\"output\":{\"Payload\":{\"state\":\"READY\",\"result\":{\"rows\":{\"items\":7},\"examples\":{\"a\":\"%s\"}}}}}"
            .formatted(words));
    happens(
        "ExecutionFailed",
        "",
        -1,
        Json.write(
            Json.object()
                .put("error", "RunFailed")
                .put("cause", "{\"runId\":\"r-1\",\"cause\":\"%s\"}".formatted(words))));

    assertThat(LogViews.status(json()).path("runId").asText()).isEqualTo("r-1");
    assertThat(LogViews.withoutPayloads(json()).at("/summary/cause").asText()).isEqualTo(words);
    assertThat(LogViews.withoutPayloads(json()).at("/found/ecommerce/rows/items").asInt())
        .isEqualTo(7);
    assertThat(json().at("/visits/0/output/clipped").asText())
        .startsWith("{\n  \"Payload\" : {\n    \"state\" : \"READY\"");
  }

  @Test
  void isInterruptedOnce() {
    happens("ExecutionStarted", "", -1, "{\"input\":{}}");
    log.interrupt(START.plusSeconds(5));
    log.interrupt(START.plusSeconds(9));

    assertThat(log.ended().join().path("summary"))
        .isEqualTo(
            Json.parse(
                """
                {"status":"ABORTED","error":"StackStopped",
                 "cause":"the stack was stopped while this run was under way"}
                """));
    assertThat(log.ended().join().path("elapsedMillis").asInt()).isEqualTo(5000);
  }
}
