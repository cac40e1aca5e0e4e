package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.Circumstances;
import accelerator.benchmarks.measuring.ForkedJvm;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.emulators.recommenders.PlantedShop;
import accelerator.local.stack.WorkFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// This engine beside Spark MLlib's ALS, Mahout's or both: the same interactions, the same
/// questions, the same scorer, one after the other, each in a cold JVM of its own.
@Command(
    name = "peers",
    description = "Measure this engine beside Apache Spark's and Mahout's ALS, on the same data.",
    mixinStandardHelpOptions = true)
public final class PeersCommand implements Callable<Integer> {
  private static final int MOST_QUESTIONS = 1_000_000;
  private static final int PEER_HEAP_TIMES = 3;
  private static final int PEER_HEAP_LEAST = 3072;

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

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "PEER",
      description =
          "Whom to measure beside, of spark and mahout; Mahout takes minutes for 100,000"
              + " interactions (default: ${DEFAULT-VALUE}).",
      defaultValue = "spark")
  private List<String> peers = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    SizeOptions.checked(interactions);
    if (questions < 1 || questions > MOST_QUESTIONS) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT, "--questions must be 1..%d, was %d", MOST_QUESTIONS, questions));
    }
    Path root = Path.of(System.getProperty("accelerator.root", ""));
    List<FactorPeer> others = new ArrayList<>();
    for (String each : peers) {
      others.add(peer(each, root));
    }
    for (FactorPeer each : others) {
      each.build();
    }
    try (WorkFolder folder = WorkFolder.create()) {
      compare(others, folder.path());
    }
    return 0;
  }

  private static FactorPeer peer(String name, Path root) throws IOException {
    return switch (name) {
      case "spark" -> Spark.of(root);
      case "mahout" -> Mahout.of(root);
      default ->
          throw new InvalidInput("--peers must be of [spark, mahout], was '%s'".formatted(name));
    };
  }

  private void compare(List<FactorPeer> factors, Path folder)
      throws IOException, InterruptedException {
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
    PeerFigures own =
        measured(
            "this engine",
            "five recommenders",
            folder,
            peer -> ForkedJvm.run(ForkedTask.class, heap, "peer", peer, Peer.Cost.class));
    int peerHeap = Math.max(PEER_HEAP_LEAST, PEER_HEAP_TIMES * heap);
    List<PeerFigures> others = new ArrayList<>();
    for (FactorPeer each : factors) {
      others.add(
          measured(
              each.title(),
              "one model",
              folder,
              peer -> each.run(peerHeap, peer, folder.resolve("scratch"))));
    }
    PeerFigures.table(own, others).lines().forEach(out::println);
    out.println(
        "Fit: from the rows in memory to the model. Process: from the start of a cold JVM to the"
            + " last answer. ALS: implicit, rank 64, 10 iterations. Items already met are no"
            + " answer.");
    out.flush();
  }

  private interface Running {
    Peer.Cost run(Peer peer) throws IOException, InterruptedException;
  }

  private static PeerFigures measured(String name, String learns, Path folder, Running running)
      throws IOException, InterruptedException {
    Path answers = folder.resolve("answers.csv");
    long began = System.nanoTime();
    Peer.Cost cost = running.run(new Peer(folder, answers));
    double process = (System.nanoTime() - began) / 1e9;
    AnswerLists lists = AnswerLists.score(folder.resolve(LastViewSplit.QUESTIONS), answers);
    return new PeerFigures(name, learns, process, cost, lists);
  }
}
