package accelerator.local;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.local.faults.PendingFaults;
import accelerator.local.faults.RehearsedFault;
import accelerator.local.simulation.DrawnDays;
import accelerator.local.simulation.SimulatedDay;
import accelerator.local.simulation.SimulatedRun;
import accelerator.local.simulation.Simulation;
import accelerator.local.simulation.SimulationReport;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.StackSettings;
import accelerator.local.stack.WorkFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the real state machine and function on a virtual clock and prints what a run takes, looks
/// at and wastes.
@Command(
    name = "simulate",
    description = "Simulate daily runs on a virtual clock: durations, looks, waste, transitions.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  accelerator simulate --days 30 --minutes import=15,train=40",
      "  accelerator simulate --fault kill-before:TrainRecommenders"
    })
final class SimulateCommand implements Callable<Integer> {
  @Option(
      names = "--minutes",
      split = ",",
      paramLabel = "STAGE=MINUTES",
      description =
          "What a stage takes: group, dataset, import, tracker, filter, train, transform, check,"
              + " unload.")
  private Map<String, Double> minutes = new LinkedHashMap<>();

  @Option(
      names = "--days",
      description = "Daily runs (default: ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private int days;

  @Option(
      names = "--spread",
      paramLabel = "PERCENT",
      description = "Draw each day's durations around the minutes, with this standard deviation.",
      defaultValue = "0")
  private int spread;

  @Option(
      names = "--log-uniform",
      description = "Draw import and training from 1 minute to 20 hours, every magnitude alike.")
  private boolean isLogUniform;

  @Option(
      names = "--outlier",
      paramLabel = "DAY=MINUTES",
      description = "Let import and training take that long on one day.")
  private Map<Integer, Double> outliers = new LinkedHashMap<>();

  @Option(
      names = "--seed",
      description = "Of what is drawn (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--fault",
      paramLabel = "KIND:NAME[:TIMES]",
      description =
          "Let an operation or action fail in the first run, such as throttle:CreateRecommender:3"
              + " or kill-before:TrainRecommenders.")
  private List<String> faults = new ArrayList<>();

  @Option(names = "--retrain", description = "Train recommenders anew in every run but the first.")
  private boolean retrain;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there, too.")
  private @Nullable Path json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (days < 1 || days > 3650) {
      throw new InvalidInput("--days must be 1..3650, was " + days);
    }
    OutputFile.check("--json", json);
    PendingFaults pending = new PendingFaults(faults.stream().map(RehearsedFault::of).toList());
    DrawnDays drawn = new DrawnDays(minutes, spread, isLogUniform, outliers, seed);
    List<SimulatedRun> runs = new ArrayList<>();
    List<Long> fixed = new ArrayList<>();
    try (WorkFolder work = WorkFolder.create();
        Simulation simulation = new Simulation(settings(work))) {
      for (int day = 1; day <= days; day++) {
        SimulatedDay today = drawn.day(day);
        fixed.add(today.fixedScheduleSeconds());
        runs.add(simulation.run(today, day == 1 ? pending : PendingFaults.none(), input(day)));
      }
    }
    SimulationReport report = new SimulationReport(runs, fixed);
    report.lines().forEach(System.out::println);
    OutputFile.write(json, Json.write(report.json()) + "\n");
    pending.neverCame().forEach(spec.commandLine().getOut()::println);
    boolean haveSucceeded = runs.stream().allMatch(run -> run.status().equals("SUCCEEDED"));
    return haveSucceeded && pending.neverCame().isEmpty() ? 0 : 1;
  }

  private JsonNode input(int day) {
    return retrain && day > 1 ? Json.object().put("retrain", true) : Json.object();
  }

  private static StackSettings settings(WorkFolder work) throws IOException {
    return new StackSettings(
            Checkout.root(), work.path(), 0, Optional.empty(), List.of(Domain.values()))
        .with(Map.of("MinimumWaitSeconds", "5"));
  }
}
