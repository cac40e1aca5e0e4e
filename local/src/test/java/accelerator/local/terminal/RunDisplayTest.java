package accelerator.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.local.run.RunOutcome;
import accelerator.local.run.RunProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RunDisplayTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final RunDisplay display =
      new RunDisplay(new PrintStream(bytes, true, StandardCharsets.UTF_8), Optional.empty());

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void printsALineForEachStepThatHasEnded() throws Exception {
    RunProgress.View view =
        new RunProgress.View(
            "SUCCEEDED",
            NOW,
            Optional.of(NOW),
            List.of(
                new RunProgress.Step(
                    "Check data",
                    Optional.of("ecommerce"),
                    RunProgress.Step.Status.DONE,
                    NOW,
                    Optional.of(NOW.plusMillis(1260)),
                    "")));

    String result =
        display.follow(
            CompletableFuture.completedFuture("ended"), () -> view, InstantSource.fixed(NOW));

    assertThat(result).isEqualTo("ended");
    assertThat(shown())
        .isEqualToNormalizingNewlines("  ✓ Check data             ecommerce           1.3 s\n");
  }

  @Test
  void showsTheOutcomeAsATableWithReasons() {
    display.show(
        new RunOutcome(
            false,
            Json.parse(
                """
                {"status": "FAILED", "runId": "r-1", "domains": [
                  {"domain": "ecommerce", "status": "FAILED",
                   "rows": {"interactions": 12345},
                   "recommenders": [{"name": "best-sellers", "status": "ACTIVE",
                     "recommenderArn": "arn:x"}],
                   "skipped": [{"name": "most-viewed", "reason": "needs 1,000 View"}],
                   "leftOut": {"repeated events": 2},
                   "failure": {"stage": "Check data", "error": "E", "cause": "too little"}}]}
                """),
            Optional.empty()));

    assertThat(shown())
        .contains("Run r-1: FAILED")
        .contains("ecommerce: FAILED   12,345 interactions")
        .contains("best-sellers                         ACTIVE         arn:x")
        .contains("most-viewed                          SKIPPED        needs 1,000 View")
        .contains("left out: 2 repeated events")
        .contains("failed in 'Check data': too little");
  }
}
