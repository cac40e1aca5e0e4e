package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.Circumstances;
import accelerator.benchmarks.measuring.ForkedJvm;
import accelerator.benchmarks.measuring.ProcessMemory;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.emulators.recommenders.PlantedShop;
import accelerator.local.terminal.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// This engine and Spark MLlib's ALS side by side: the same interactions, the same questions, the
/// same scorer, one after the other, each in a cold JVM of its own.
@Command(
    name = "peers",
    description = "Measure this engine beside Apache Spark MLlib's ALS on the same interactions.",
    mixinStandardHelpOptions = true)
public final class PeersCommand implements Callable<Integer> {
  private static final int MOST_QUESTIONS = 1_000_000;
  private static final int SPARK_HEAP_TIMES = 3;
  private static final int SPARK_HEAP_LEAST = 3072;

  @Option(
      names = "--interactions",
      paramLabel = "N",
      description = "How many interactions to generate (default: ${DEFAULT-VALUE}).",
      defaultValue = "1000000")
  private int interactions;

  @Option(
      names = "--questions",
      paramLabel = "N",
      description = "Ask about at most so many users, spread evenly (default: ${DEFAULT-VALUE}).",
      defaultValue = "10000")
  private int questions;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// A peer's figures.
  private record Measured(String name, double process, Peer.Cost cost, AnswerLists lists) {}

  @Override
  public Integer call() throws Exception {
    SizeOptions.checked(interactions);
    if (questions < 1 || questions > MOST_QUESTIONS) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT, "--questions must be 1..%d, was %d", MOST_QUESTIONS, questions));
    }
    Path root = Path.of(System.getProperty("accelerator.root", ""));
    Spark spark = Spark.of(root);
    spark.build(root);
    Path folder = Files.createTempDirectory("recommendations-accelerator-");
    try {
      compare(spark, folder);
    } finally {
      QueriesCommand.delete(folder);
    }
    return 0;
  }

  private void compare(Spark spark, Path folder) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Circumstances.at(Instant.now()).line());
    PlantedShop shop = GeneratedShop.shop(interactions);
    try (LastViewSplit split = new LastViewSplit(folder, Math.ceilDiv(shop.users, questions))) {
      GeneratedShop.visit(shop, interactions, Domain.ECOMMERCE, split);
      split.close();
      out.printf(
          Locale.ROOT,
          "%,d interactions of %,d users with %,d items to learn from, %,d users asked%n",
          split.known(),
          shop.users,
          shop.items,
          split.asked());
    }
    out.flush();
    int heap = SizeOptions.heap(interactions, GeneratedShop.items(interactions));
    Measured own =
        measured(
            "this engine, five recommenders",
            folder,
            peer -> ForkedJvm.run(ForkedTask.class, heap, "peer", peer, Peer.Cost.class));
    int sparkHeap = Math.max(SPARK_HEAP_LEAST, SPARK_HEAP_TIMES * heap);
    Measured other =
        measured(
            "Spark MLlib ALS, one model",
            folder,
            peer -> spark.run(sparkHeap, peer, folder.resolve("scratch")));
    print(own, other, out);
  }

  private interface Running {
    Peer.Cost run(Peer peer) throws IOException, InterruptedException;
  }

  private static Measured measured(String name, Path folder, Running running)
      throws IOException, InterruptedException {
    Path answers = folder.resolve("answers.csv");
    long began = System.nanoTime();
    Peer.Cost cost = running.run(new Peer(folder, answers));
    double process = (System.nanoTime() - began) / 1e9;
    return new Measured(
        name, process, cost, AnswerLists.score(folder.resolve(LastViewSplit.QUESTIONS), answers));
  }

  private static void print(Measured own, Measured other, PrintWriter out) {
    TextTable table =
        new TextTable("peer", "fit s", "process s", "resident MiB", "HR@10", "NDCG@10");
    row(own, table);
    row(other, table);
    table.row(
        "Spark through this engine",
        times(other.cost().fitSeconds(), own.cost().fitSeconds()),
        times(other.process(), own.process()),
        times((double) other.cost().residentPeak(), (double) own.cost().residentPeak()),
        times(other.lists().hitRateAt10(), own.lists().hitRateAt10()),
        times(other.lists().ndcgAt10(), own.lists().ndcgAt10()));
    table.lines().forEach(out::println);
    out.println(
        "Fit: from the rows in memory to the model. Process: from the start of a cold JVM to the"
            + " last answer. ALS: implicit, rank 64, 10 iterations. Items already met are no"
            + " answer.");
    out.flush();
  }

  private static void row(Measured measured, TextTable table) {
    table.row(
        measured.name(),
        String.format(Locale.ROOT, "%.2f", measured.cost().fitSeconds()),
        String.format(Locale.ROOT, "%.2f", measured.process()),
        String.format(Locale.ROOT, "%.0f", measured.cost().residentPeak() / ProcessMemory.MEBIBYTE),
        String.format(Locale.ROOT, "%.4f", measured.lists().hitRateAt10()),
        String.format(Locale.ROOT, "%.4f", measured.lists().ndcgAt10()));
  }

  private static String times(double one, double other) {
    return String.format(Locale.ROOT, "%.2f x", one / other);
  }
}
