package accelerator.benchmarks.warehouse;

import accelerator.benchmarks.measuring.Circumstances;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.WorkFolder;
import accelerator.local.terminal.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What the statements of a domain cost over generated tables: time and rows scanned, each alone,
/// of the quickest of some rounds; beside those of another checkout, in turns, where one is named.
@Command(
    name = "warehouse",
    description = "Measure the statements that make and check the datasets.",
    mixinStandardHelpOptions = true)
public final class StatementsCommand implements Callable<Integer> {
  private static final int LEAST = 10_000;
  private static final int MOST = 50_000_000;

  @Option(
      names = "--interactions",
      split = ",",
      paramLabel = "N",
      description = "Sizes to measure (default: ${DEFAULT-VALUE}).",
      defaultValue = "1000000")
  private List<Integer> interactions = List.of();

  @Option(
      names = {"--domains", "--domain"},
      split = ",",
      description = "Domains to measure (default: ${DEFAULT-VALUE}).",
      defaultValue = "ecommerce,video_on_demand")
  private List<String> domains = List.of();

  @Option(
      names = "--beside",
      paramLabel = "CHECKOUT",
      description =
          "Another checkout of this repository, with its functions built, to compare with.")
  private @Nullable Path beside;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds of which each statement's quickest counts (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int rounds;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Write the generated tables there, for up --data, and measure nothing.")
  private @Nullable Path kept;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    for (int size : interactions) {
      if (size < LEAST || size > MOST) {
        throw new InvalidInput(
            String.format(Locale.ROOT, "--interactions must be %d..%d, was %d", LEAST, MOST, size));
      }
    }
    if (rounds < 1 || rounds > 100) {
      throw new InvalidInput("--rounds must be 1..100, was " + rounds);
    }
    List<Domain> chosen = domains.stream().map(Domain::of).toList();
    Path folder = kept;
    if (folder != null) {
      for (Domain domain : chosen) {
        long rows =
            new GeneratedTables(domain, interactions.getFirst())
                .write(Files.createDirectories(folder));
        say(String.format(Locale.ROOT, "%s: %,d rows in %s", domain.key(), rows, folder));
      }
      return 0;
    }
    say(Circumstances.at(Instant.now()).line());
    for (int size : interactions) {
      for (Domain domain : chosen) {
        measure(domain, size);
      }
    }
    return 0;
  }

  private void measure(Domain domain, int size) throws IOException {
    try (WorkFolder work = WorkFolder.create()) {
      Path data = Files.createDirectory(work.path().resolve("data"));
      long rows = new GeneratedTables(domain, size).write(data);
      try (StatementCosts own =
          StatementCosts.of(Checkout.root(), work.path().resolve("own"), data, domain)) {
        Map<String, StatementCosts.Cost> ours = new LinkedHashMap<>();
        Optional<Map<String, StatementCosts.Cost>> others = Optional.empty();
        if (beside == null) {
          for (int round = 0; round < rounds; round++) {
            keepQuickest(ours, own.round());
          }
        } else {
          others = Optional.of(besideOthers(own, ours, work, data, domain));
        }
        say("");
        say(String.format(Locale.ROOT, "%s, %,d rows of the source", domain.key(), rows));
        print(ours, others);
      }
    }
  }

  private Map<String, StatementCosts.Cost> besideOthers(
      StatementCosts own,
      Map<String, StatementCosts.Cost> ours,
      WorkFolder work,
      Path data,
      Domain domain)
      throws IOException {
    Path checkout = beside == null ? Checkout.root() : beside.toAbsolutePath().normalize();
    Map<String, StatementCosts.Cost> theirs = new LinkedHashMap<>();
    try (StatementCosts other =
        StatementCosts.of(checkout, work.path().resolve("other"), data, domain)) {
      for (int round = 0; round < rounds; round++) {
        keepQuickest(theirs, other.round());
        keepQuickest(ours, own.round());
      }
    }
    return theirs;
  }

  private static void keepQuickest(
      Map<String, StatementCosts.Cost> quickest, Map<String, StatementCosts.Cost> round) {
    round.forEach(
        (name, cost) ->
            quickest.merge(name, cost, (one, two) -> one.seconds() <= two.seconds() ? one : two));
  }

  private void print(
      Map<String, StatementCosts.Cost> ours, Optional<Map<String, StatementCosts.Cost>> theirs) {
    StatementCosts.Cost all = table("statement", ours);
    theirs.ifPresent(
        others -> {
          StatementCosts.Cost before = table("statement of the other checkout", others);
          say(
              String.format(
                  Locale.ROOT,
                  "ours to theirs: %.2f of the time, %.2f of the rows scanned",
                  all.seconds() / before.seconds(),
                  (double) all.rowsScanned() / before.rowsScanned()));
        });
  }

  private StatementCosts.Cost table(String heading, Map<String, StatementCosts.Cost> costs) {
    TextTable table = new TextTable(heading, "seconds", "rows scanned");
    costs.forEach((name, cost) -> table.row(name, seconds(cost), rows(cost)));
    StatementCosts.Cost all =
        costs.values().stream().reduce(StatementCosts.Cost.NONE, StatementCosts.Cost::plus);
    table.row("all", seconds(all), rows(all));
    table.lines().forEach(this::say);
    say("");
    return all;
  }

  private static String seconds(StatementCosts.Cost cost) {
    return String.format(Locale.ROOT, "%.3f", cost.seconds());
  }

  private static String rows(StatementCosts.Cost cost) {
    return String.format(Locale.ROOT, "%,d", cost.rowsScanned());
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
