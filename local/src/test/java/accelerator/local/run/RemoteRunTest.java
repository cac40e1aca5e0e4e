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
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          404 | <html>no such page
          200 | <!doctype html>
          405 | {"message":"only GET"}
          200 | {}
          200 | []
          200 | ~~
          500 | Internal Server Error
          """)
  void saysThatSomebodyElseAnswers(int status, String body) {
    try (LoopbackServer other =
        LoopbackServer.start(
            LoopbackSettings.of("other", 0),
            _ -> LoopbackAnswer.text(status, "text/plain", body))) {
      assertThatThrownBy(() -> RemoteRun.start(other.endpoint(), Json.object()).close())
          .isInstanceOf(InvalidInput.class)
          .hasMessage(
              String.format(
                  Locale.ROOT,
                  "what answers at %s (status %d) is no stack of ./accelerator up: say where yours"
                      + " is with --port or --url",
                  other.endpoint(),
                  status));
    }
  }

  @Test
  void saysThatItIsStarting() {
    String problem =
        "{\"title\":\"The stack is starting\",\"status\":503,\"detail\":\"the stack is not ready yet:"
            + " ask again in 1 second\"}";
    try (LoopbackServer starting =
        LoopbackServer.start(
            LoopbackSettings.of("starting", 0),
            _ -> LoopbackAnswer.text(503, "application/problem+json", problem))) {
      assertThatThrownBy(() -> RemoteRun.start(starting.endpoint(), Json.object()).close())
          .isInstanceOf(InvalidInput.class)
          .hasMessage("the stack refused: the stack is not ready yet: ask again in 1 second");
    }
  }

  @Test
  void takesAnAddressThatEndsWithASlash() {
    try (RemoteRun run = RemoteRun.start(URI.create(stack.endpoint() + "/"), Json.object())) {
      assertThat(run.page()).isEqualTo(stack.endpoint() + "/console#r-1");
    }
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
