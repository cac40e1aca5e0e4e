package accelerator.local.terminal;

import accelerator.core.Json;
import accelerator.local.run.Estimate;
import accelerator.local.run.RunOutcome;
import accelerator.local.run.RunProgress;
import accelerator.local.run.Stopping;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// A run on a terminal: one line for each step that has ended and, where the terminal can, moving
/// lines for what is under way.
public final class RunDisplay {
  private static final long REFRESH_MILLIS = 100;

  private final PrintStream out;
  private final Optional<MovingLines> moving;
  private final Optional<StepMemory> memory;
  private int shown;
  private boolean left;

  RunDisplay(PrintStream out, Optional<MovingLines> moving, Optional<StepMemory> memory) {
    this.out = out;
    this.moving = moving;
    this.memory = memory;
  }

  RunDisplay(PrintStream out, Optional<MovingLines> moving) {
    this(out, moving, Optional.empty());
  }

  /// On this process's standard output, with moving lines where that is a terminal.
  public static RunDisplay onTerminal() {
    return new RunDisplay(
        System.out, TerminalWidth.ofThisProcess().map(width -> new MovingLines(System.out, width)));
  }

  /// The same of a run whose work is this process's: each step with the memory that it took.
  public RunDisplay withMemory() {
    return new RunDisplay(out, moving, Optional.of(StepMemory.ofThisProcess()));
  }

  /// How wide this process's terminal is; 80 where there is none.
  public static int columns() {
    return TerminalWidth.ofThisProcess().map(TerminalWidth::getAsInt).orElse(TerminalWidth.USUAL);
  }

  /// Lines that stay, on a stream of the caller's.
  public static RunDisplay on(PrintStream out) {
    return new RunDisplay(out, Optional.empty());
  }

  /// Lines that stay, one after the other.
  public static RunDisplay plain() {
    return new RunDisplay(System.out, Optional.empty());
  }

  public void say(String line) {
    out.println(line);
  }

  /// Shows the progress until the run ends, and returns how it ended.
  ///
  /// @throws CancellationException when the process is being stopped, which ends the run, too
  public <T> T follow(Future<T> run, Supplier<RunProgress.View> progress, InstantSource clock)
      throws Exception {
    return follow(run, progress, clock, Optional.empty());
  }

  /// The same with the time that is left.
  public <T> T follow(
      Future<T> run,
      Supplier<RunProgress.View> progress,
      InstantSource clock,
      Optional<Estimate> estimate)
      throws Exception {
    shown = 0;
    Thread atExit = new Thread(this::leave, "run-display-exit");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      while (true) {
        try {
          T result = run.get(REFRESH_MILLIS, TimeUnit.MILLISECONDS);
          if (Stopping.now()) {
            throw new CancellationException("stopped while the run was under way");
          }
          draw(progress.get(), clock.instant(), estimate);
          return result;
        } catch (TimeoutException _) {
          draw(progress.get(), clock.instant(), estimate);
        }
      }
    } finally {
      end(atExit);
    }
  }

  /// Nothing moves any more, also when the run could not be followed to its end.
  private synchronized void end(Thread atExit) {
    moving.ifPresent(MovingLines::clear);
    if (!Stopping.now()) {
      Runtime.getRuntime().removeShutdownHook(atExit);
    }
  }

  private synchronized void draw(RunProgress.View view, Instant now, Optional<Estimate> estimate) {
    if (left) {
      return;
    }
    memory.ifPresent(each -> each.look(view));
    moving.ifPresent(MovingLines::clear);
    List<RunProgress.Step> ended =
        view.steps().stream()
            .filter(step -> step.status() != RunProgress.Step.Status.RUNNING)
            .sorted(Comparator.comparing(step -> step.endedAt().orElse(now)))
            .toList();
    for (RunProgress.Step step : ended.subList(Math.min(shown, ended.size()), ended.size())) {
      say(StepLines.ended(step, now, memory.flatMap(each -> each.of(step))));
    }
    shown = ended.size();
    moving.ifPresent(lines -> lines.show(StepLines.running(view, now, estimate, lines.width())));
    out.flush();
  }

  /// Whoever stops the process gets the terminal's next line empty.
  private synchronized void leave() {
    left = true;
    moving.ifPresent(MovingLines::clear);
    out.flush();
  }

  /// The outcome as a table: a line for each recommender, trained or skipped, and what failed.
  public void show(RunOutcome outcome) {
    JsonNode summary = outcome.summary();
    out.println();
    out.printf("Run %s: %s%n", summary.path("runId").asText(), summary.path("status").asText());
    for (JsonNode domain : summary.path("domains")) {
      show(domain);
    }
    if (summary.has("cause")) {
      out.printf("  %s%n", summary.path("cause").asText());
      explain(summary, "  ");
    }
    if (summary.has("goOnWith")) {
      out.printf("%n  go on with: %s%n", Json.write(summary.path("goOnWith")));
    }
  }

  private void show(JsonNode domain) {
    List<String> rows = new ArrayList<>();
    domain
        .path("rows")
        .properties()
        .forEach(
            each ->
                rows.add(
                    String.format(Locale.ROOT, "%,d %s", each.getValue().asLong(), each.getKey())));
    out.printf(
        "%n  %s: %s   %s%n%n",
        domain.path("domain").asText(), domain.path("status").asText(), String.join(", ", rows));
    domain.path("recommenders").forEach(this::showRecommender);
    for (JsonNode skipped : domain.path("skipped")) {
      out.printf(
          "    %-36s %-14s %s%n",
          skipped.path("name").asText(), "SKIPPED", skipped.path("reason").asText());
    }
    domain
        .path("leftOut")
        .properties()
        .forEach(
            each ->
                out.printf(
                    Locale.ROOT,
                    "    left out: %,d %s%n",
                    each.getValue().asLong(),
                    each.getKey()));
    JsonNode failure = domain.path("failure");
    if (!failure.isMissingNode()) {
      out.printf(
          "    failed in '%s': %s%n",
          failure.path("stage").asText(), failure.path("cause").asText());
      explain(failure, "      ");
    }
  }

  /// A recommender's line; without its ARN where that would wrap.
  private void showRecommender(JsonNode recommender) {
    String status =
        "    %-36s %-14s"
            .formatted(recommender.path("name").asText(), recommender.path("status").asText());
    if (recommender.has("reason")) {
      out.printf("%s %s%n", status, recommender.path("reason").asText());
      return;
    }
    String whole = status + " " + recommender.path("recommenderArn").asText();
    boolean fits = moving.map(line -> line.fits(whole)).orElse(true);
    out.println(fits ? whole : status.stripTrailing());
  }

  /// Where it was, what to do next, what follows, and the error's name for whoever looks it up.
  private void explain(JsonNode told, String indent) {
    if (told.has("where")) {
      out.printf("%swhere: %s%n", indent, told.path("where").asText());
    }
    if (told.has("next")) {
      out.printf("%snext: %s%n", indent, told.path("next").asText());
    }
    for (JsonNode sentence : told.path("also")) {
      out.printf("%salso: %s%n", indent, sentence.asText());
    }
    out.printf("%s(%s)%n", indent, told.path("error").asText());
  }
}
