package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.run.RunOutcome;
import accelerator.local.run.ShownOutcome;
import accelerator.local.terminal.RunDisplay;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A failed run as terminal, page and mail tell it.
///
/// @param name what went wrong, in two or three words
record ToldFailure(String name, RunOutcome outcome) {
  /// What each of the three says: one sentence of cause, one next step, and no envelope.
  void isToldEverywhere() {
    assertThat(outcome.succeeded()).as(name).isFalse();
    JsonNode told = told(outcome.summary());
    assertThat(told(ShownOutcome.onPages(outcome.summary()))).as(name + ", page").isEqualTo(told);
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
}
