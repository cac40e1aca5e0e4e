package accelerator.local.terminal;

import accelerator.local.run.RunProgress;
import accelerator.local.run.RunProgress.Step;
import accelerator.local.run.RunProgress.Step.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// A process that shows a run of two steps on its terminal, redrawn some times. Told `halfway`, it
/// stops while the second one is under way.
final class ScriptedRun {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int REDRAWN = 12;

  private ScriptedRun() {}

  public static void main(String[] arguments) throws Exception {
    CompletableFuture<String> run = new CompletableFuture<>();
    AtomicInteger looks = new AtomicInteger();
    RunDisplay.onTerminal()
        .follow(
            run,
            () -> {
              if (looks.incrementAndGet() == REDRAWN) {
                if (List.of(arguments).contains("halfway")) {
                  System.exit(0);
                }
                run.complete("ended");
              }
              return view(run.isDone());
            },
            InstantSource.fixed(NOW));
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
                : "looks again in 12 s, and tells so in words that no terminal is wide enough for");
    return new RunProgress.View("RUNNING", NOW, Optional.empty(), List.of(first, second));
  }
}
