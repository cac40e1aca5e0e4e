package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.local.run.RunConsole;
import accelerator.local.run.RunOutcome;
import accelerator.local.run.RunProgress;
import accelerator.local.terminal.RunDisplay;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A failed run as terminal, page and mail tell it.
///
/// @param name what went wrong, in two or three words
record ToldFailure(String name, RunOutcome outcome) {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /// What each of the three says: one sentence of cause, one next step, and no envelope.
  void isToldEverywhere() {
    assertThat(outcome.succeeded()).as(name).isFalse();
    JsonNode told = told(outcome.summary());
    assertThat(told(page())).as(name + ", page").isEqualTo(told);
    for (String text : List.of(terminal(), outcome.notification().orElseThrow())) {
      assertThat(text)
          .as(name)
          .containsOnlyOnce(cause())
          .containsIgnoringCase("next: " + next())
          .doesNotContain("errorMessage", "stackTrace", "Exception:");
    }
    for (String sentence : List.of(cause(), next())) {
      assertThat(sentence).as(name).isNotBlank().doesNotContain("\n").hasSizeLessThan(1500);
    }
  }

  String cause() {
    return told(outcome.summary()).path("cause").asText();
  }

  String next() {
    return told(outcome.summary()).path("next").asText();
  }

  String where() {
    return told(outcome.summary()).path("where").asText("");
  }

  /// What failed in the first domain that did, or the refusal of the whole run.
  private static JsonNode told(JsonNode summary) {
    for (JsonNode domain : summary.path("domains")) {
      if (domain.has("failure")) {
        return domain.path("failure");
      }
    }
    return summary;
  }

  private String terminal() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RunDisplay.on(new PrintStream(bytes, true, StandardCharsets.UTF_8)).show(outcome);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private JsonNode page() {
    RunConsole console =
        new RunConsole(
            () -> new RunProgress.View("FAILED", NOW, Optional.of(NOW), List.of()),
            () -> Optional.of(outcome.summary()),
            Map::of,
            InstantSource.fixed(NOW));
    try (LoopbackServer server = LoopbackServer.start(LoopbackSettings.of("page", 0), console);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest status = HttpRequest.newBuilder(server.endpoint().resolve("/run/status")).build();
      return Json.parse(client.send(status, HttpResponse.BodyHandlers.ofString()).body())
          .path("summary");
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }
}
