package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.Circumstances;
import accelerator.benchmarks.measuring.ForkedJvm;
import accelerator.benchmarks.measuring.ProcessMemory;
import accelerator.benchmarks.measuring.Spread;
import accelerator.core.Domain;
import accelerator.local.terminal.TextTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What learning costs: time and memory by size, per recommender.
@Command(
    name = "training",
    description = "Measure what it costs to train the recommenders on generated interactions.",
    mixinStandardHelpOptions = true)
public final class TrainingCommand implements Callable<Integer> {
  private static final List<Integer> USUAL = List.of(100_000, 1_000_000, 10_000_000);

  @Mixin private SizeOptions options = new SizeOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Circumstances.at(Instant.now()).line());
    for (Domain domain : options.domains()) {
      for (int interactions : options.interactions(USUAL)) {
        int items = options.items(interactions);
        TrainingCost training = new TrainingCost(domain, interactions, items, options.rounds());
        print(
            domain,
            ForkedJvm.run(
                ForkedTask.class,
                SizeOptions.heap(interactions, items),
                "training",
                training,
                TrainingCost.Cost.class),
            out);
      }
    }
    out.printf(
        Locale.ROOT,
        "Seconds: the median of %d rounds (least..most), in a JVM of its own for each size, after a"
            + " small one.%nWhat several recommenders learn alike, the first one pays for."
            + " Resident: the most, generated rows included.%nKept: by the interactions and the"
            + " trained recommenders, after a full collection.%n",
        options.rounds());
    out.flush();
    return 0;
  }

  private static void print(Domain domain, TrainingCost.Cost cost, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%s: %,d interactions, %,d users, %,d items%n",
        domain.key(),
        cost.interactions(),
        cost.users(),
        cost.items());
    TextTable table = new TextTable("what", "seconds");
    table.row("read", cost.reading().text(3));
    for (Map.Entry<String, Spread> each : cost.recommenders().entrySet()) {
      table.row(each.getKey(), each.getValue().text(3));
    }
    table.row("all", cost.all().text(3));
    table.row("all, of the processors", cost.processor().text(3));
    table.lines().forEach(out::println);
    out.printf(
        Locale.ROOT,
        "resident %.0f MiB, kept %.0f MiB, %.0f bytes an interaction%n",
        cost.residentPeak() / ProcessMemory.MEBIBYTE,
        cost.kept() / ProcessMemory.MEBIBYTE,
        (double) cost.kept() / cost.interactions());
    out.flush();
  }
}
