package accelerator.benchmarks;

import accelerator.benchmarks.endpoint.EndpointCommand;
import accelerator.benchmarks.measuring.Circumstances;
import accelerator.benchmarks.recommenders.PeersCommand;
import accelerator.benchmarks.recommenders.QueriesCommand;
import accelerator.benchmarks.recommenders.TrainingCommand;
import accelerator.benchmarks.warehouse.StatementsCommand;
import accelerator.local.Main;
import accelerator.local.RunOptions;
import accelerator.local.run.Refresh;
import accelerator.local.run.RunOutcome;
import accelerator.local.run.RunProgress;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.StackSettings;
import accelerator.local.stack.WorkFolder;
import accelerator.local.terminal.RunDisplay;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// One run, measured: the time of each stage and the resident memory of all processes together
/// while it was under way. What else is measured has a subcommand.
@Command(
    name = "accelerator benchmark",
    description = "Run once and print the time and the memory of each stage, or measure a part.",
    subcommands = {
      TrainingCommand.class,
      QueriesCommand.class,
      PeersCommand.class,
      EndpointCommand.class,
      StatementsCommand.class
    },
    mixinStandardHelpOptions = true)
public final class BenchmarkCommand implements Callable<Integer> {
  private static final long SAMPLE_MILLIS = 100;
  private static final double MEBIBYTE = 1024.0 * 1024;

  @Mixin private RunOptions options = new RunOptions();

  public static void main(String[] arguments) {
    System.exit(Main.commandLine(new BenchmarkCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    try (WorkFolder work = WorkFolder.create()) {
      return measure(options.settings(work, 0));
    }
  }

  private static int measure(StackSettings settings) throws Exception {
    Instant began = Instant.now();
    try (LocalStack stack = LocalStack.start(settings)) {
      Duration starting = Duration.between(began, Instant.now());
      long idle = resident(stack);
      Refresh refresh =
          Refresh.start(stack.machine(), settings.domains(), Refresh.input(settings, stack));
      Map<String, Long> peaks = new HashMap<>();
      RunOutcome outcome = watched(stack, refresh, peaks);
      Duration all = Duration.between(began, Instant.now());
      print(refresh.progress(), starting, idle, peaks, all);
      if (!outcome.succeeded()) {
        RunDisplay.plain().show(outcome);
      }
      return outcome.succeeded() ? 0 : 1;
    }
  }

  private static RunOutcome watched(LocalStack stack, Refresh refresh, Map<String, Long> peaks)
      throws Exception {
    CompletableFuture<RunOutcome> ending = refresh.ending();
    while (!ending.isDone()) {
      long resident = resident(stack);
      refresh.progress().steps().stream()
          .filter(step -> step.status() == RunProgress.Step.Status.RUNNING)
          .forEach(step -> peaks.merge(key(step), resident, Math::max));
      try {
        ending.get(SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        // Then the next sample is due.
      }
    }
    return ending.get();
  }

  private static long resident(LocalStack stack) {
    return ResidentMemory.resident(stack.processIds()).orElse(0);
  }

  private static String key(RunProgress.Step step) {
    return step.name() + step.domain().orElse("");
  }

  private static void print(
      RunProgress.View view, Duration starting, long idle, Map<String, Long> peaks, Duration all) {
    PrintStream out = System.out;
    out.println(Circumstances.at(Instant.now()).line());
    out.printf("%-24s %-16s %9s %14s%n", "stage", "domain", "seconds", "resident MiB");
    line(out, "Start the stack", "", starting, idle);
    for (RunProgress.Step step : view.steps()) {
      line(
          out,
          step.name(),
          step.domain().orElse(""),
          step.took(Instant.now()),
          peaks.getOrDefault(key(step), 0L));
    }
    line(
        out, "All", "", all, peaks.values().stream().mapToLong(Long::longValue).max().orElse(idle));
    out.println(
        "Resident: of all processes together, sampled every 100 ms, the most in that stage;"
            + " 0 where the stage was shorter or /proc is not there.");
  }

  private static void line(
      PrintStream out, String stage, String domain, Duration took, long resident) {
    out.printf(
        Locale.ROOT,
        "%-24s %-16s %9.1f %14.0f%n",
        stage,
        domain,
        took.toMillis() / 1000.0,
        resident / MEBIBYTE);
  }
}
