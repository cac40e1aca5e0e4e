package accelerator.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteRunTest {
  private static final long PATIENCE = 30;

  private final List<String> asked = new ArrayList<>();
  private volatile String log = running("RUNNING", "");
  private final LoopbackServer stack =
      LoopbackServer.start(LoopbackSettings.of("stack", 0), this::answer);

  @AfterEach
  void stop() {
    stack.close();
  }

  private static String running(String status, String end) {
    return """
    {"name":"r-1","status":"%s","startedAt":"2026-01-01T00:00:00Z"%s,"steps":[
     {"name":"Plan the run","status":"DONE","startedAt":"2026-01-01T00:00:00Z",
      "endedAt":"2026-01-01T00:00:01Z"}]}
    """
        .formatted(status, end);
  }

  private synchronized LoopbackAnswer answer(LoopbackRequest request) {
    if (request.isPost()) {
      asked.add(request.header("content-type").orElse("") + " " + request.text());
      return request.text().contains("speed")
          ? LoopbackAnswer.text(400, "application/json", "{\"message\":\"no speed\"}")
          : LoopbackAnswer.text(201, "application/json", "{\"name\":\"r-1\"}");
    }
    String answered = log;
    log =
        running(
            "FAILED",
            ",\"endedAt\":\"2026-01-01T00:00:02Z\",\"error\":\"E\",\"cause\":\"no role\"");
    return LoopbackAnswer.text(200, "application/json", answered);
  }

  @Test
  void startsARunAndFollowsItToItsEnd() throws Exception {
    try (RemoteRun run = RemoteRun.start(stack.endpoint(), Json.parse("{\"dryRun\":true}"))) {
      RunOutcome outcome = run.ending().get(PATIENCE, TimeUnit.SECONDS);

      assertThat(asked).containsExactly("application/json {\"input\":{\"dryRun\":true}}");
      assertThat(outcome.succeeded()).isFalse();
      assertThat(outcome.summary())
          .isEqualTo(Json.parse("{\"status\":\"FAILED\",\"error\":\"E\",\"cause\":\"no role\"}"));
      assertThat(run.progress().steps()).extracting("name").containsExactly("Plan the run");
      assertThat(run.page()).isEqualTo(stack.endpoint() + "/console#r-1");
    }
  }

  @Test
  void saysWhyTheStackDoesNotTakeTheInput() {
    assertThatThrownBy(() -> RemoteRun.start(stack.endpoint(), Json.parse("{\"speed\":3}")).close())
        .isInstanceOf(InvalidInput.class)
        .hasMessage("the stack refused: no speed");
  }

  @Test
  void saysWhereNoStackAnswersAndWhatToDo() {
    URI gone = stack.endpoint();
    stack.close();
    assertThatThrownBy(() -> RemoteRun.start(gone, Json.object()).close())
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "no stack answers at %s: start one with ./accelerator up, or say where with --port"
                .formatted(gone));
  }

  @Test
  void saysSoWhenTheStackGoesAwayBeforeTheEnd() throws Exception {
    log = "gone";
    try (RemoteRun run = RemoteRun.start(stack.endpoint(), Json.object())) {
      assertThatThrownBy(() -> run.ending().get(PATIENCE, TimeUnit.SECONDS))
          .hasMessageContaining("went away before the run ended");
    }
  }
}
