package accelerator.local.terminal;

import accelerator.core.Json;
import accelerator.local.run.Estimate;
import accelerator.local.run.RunOutcome;
import accelerator.local.run.RunProgress;
import accelerator.local.run.RunProgress.Step;
import accelerator.local.run.RunProgress.Step.Status;
import accelerator.local.run.Share;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// A process that shows a run of two steps on its terminal, redrawn some times. Told `halfway`, it
/// stops while the second one is under way; told `bars`, it shows two that tell how far they are,
/// one of them held up, and the time that is left; told `whole` or `failed`, it shows how the run
/// ended.
final class ScriptedRun {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int REDRAWN = 12;

  private static final String WHOLE =
      """
      {"runId": "20260101-000000", "status": "SUCCEEDED", "domains": [
        {"domain": "ecommerce", "status": "SUCCEEDED",
         "rows": {"interactions": 61234, "items": 750, "users": 2000},
         "leftOut": {"repeated events": 12},
         "recommenders": [
           {"name": "best-sellers", "status": "ACTIVE", "recommenderArn": "arn:aws:personalize:eu-west-1:000000000000:recommender/local-ecommerce-best-sellers"}],
         "skipped": [{"name": "most-viewed", "reason": "needs 1,000 View, has 12"}]}]}
      """;
  private static final String FAILED =
      """
      {"runId": "20260101-000000", "status": "FAILED", "domains": [
        {"domain": "ecommerce", "status": "FAILED", "rows": {},
         "failure": {"stage": "Check data", "error": "DataContractViolated",
           "cause": "interactions has 12 rows, needs 1,000",
           "where": "sql/ecommerce/interactions.sql",
           "next": "start a run with {\\"window\\":{\\"startDate\\":\\"2025-11-01\\",\\"endDate\\":\\"2025-11-30\\"}}"}}]}
      """;

  private ScriptedRun() {}

  public static void main(String[] arguments) throws Exception {
    CompletableFuture<String> run = new CompletableFuture<>();
    AtomicInteger looks = new AtomicInteger();
    List<String> told = List.of(arguments);
    RunDisplay display = RunDisplay.onTerminal();
    display.follow(
        run,
        () -> {
          if (looks.incrementAndGet() == REDRAWN) {
            if (told.contains("halfway") || told.contains("bars")) {
              // As it stands, without what a process does that ends in good order.
              System.out.flush();
              Runtime.getRuntime().halt(0);
            }
            run.complete("ended");
          }
          return told.contains("bars") ? bars() : view(run.isDone());
        },
        InstantSource.fixed(NOW),
        told.contains("bars") ? Optional.of(earlier()) : Optional.empty());
    if (told.contains("whole")) {
      display.show(new RunOutcome(true, Json.parse(WHOLE), Optional.empty()));
    }
    if (told.contains("failed")) {
      display.show(new RunOutcome(false, Json.parse(FAILED), Optional.empty()));
    }
  }

  private static RunProgress.View bars() {
    return new RunProgress.View(
        "RUNNING",
        NOW,
        Optional.empty(),
        List.of(
            under("Import datasets", "video_on_demand", "", new Share(25_000, 62_365, "rows")),
            under(
                "Train recommenders",
                "ecommerce",
                "waits for arn:aws:personalize:eu-west-1:1:recommender/local-best-sellers:"
                    + " the limit is reached, looks again in 12 s",
                new Share(3, 5, "recommenders"))));
  }

  /// A minute and a half for the import, of which four seconds have passed.
  private static Estimate earlier() {
    Step whole =
        new Step(
            "Import datasets",
            Optional.of("video_on_demand"),
            Status.DONE,
            NOW.minusSeconds(90),
            Optional.of(NOW),
            "");
    return new Estimate(new RunProgress.View("SUCCEEDED", NOW, Optional.of(NOW), List.of(whole)));
  }

  private static Step under(String name, String domain, String detail, Share share) {
    return new Step(
        name,
        Optional.of(domain),
        Status.RUNNING,
        NOW.minusSeconds(4),
        Optional.empty(),
        detail,
        Optional.of(share));
  }

  private static RunProgress.View view(boolean ended) {
    Step first =
        new Step(
            "Plan the run",
            Optional.empty(),
            Status.DONE,
            NOW,
            Optional.of(NOW.plusMillis(200)),
            "");
    Step second =
        new Step(
            "Import datasets",
            Optional.of("video_on_demand"),
            ended ? Status.DONE : Status.RUNNING,
            NOW,
            ended ? Optional.of(NOW.plusMillis(900)) : Optional.empty(),
            ended
                ? ""
                : "looks again in 12 s, and tells so in words that no terminal is wide enough for,"
                    + " however far one pulls its window");
    return new RunProgress.View("RUNNING", NOW, Optional.empty(), List.of(first, second));
  }
}
