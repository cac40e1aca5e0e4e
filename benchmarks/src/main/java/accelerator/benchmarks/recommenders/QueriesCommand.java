package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.Circumstances;
import accelerator.benchmarks.measuring.ForkedJvm;
import accelerator.core.Domain;
import accelerator.local.stack.WorkFolder;
import accelerator.local.terminal.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What a question costs: latency per recommender, inside the engine and over HTTP.
@Command(
    name = "queries",
    description = "Measure how long answers take, inside the engine and over HTTP on loopback.",
    mixinStandardHelpOptions = true)
public final class QueriesCommand implements Callable<Integer> {
  private static final List<Integer> USUAL = List.of(1_000_000);
  private static final int QUESTIONS = 20_000;
  private static final int SERVICE_HEAP = 2;

  @Mixin private SizeOptions options = new SizeOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Circumstances.at(Instant.now()).line());
    for (Domain domain : options.domains()) {
      for (int interactions : options.interactions(USUAL)) {
        print(domain, measure(domain, interactions, options.items(interactions)), out);
      }
    }
    out.printf(
        Locale.ROOT,
        "Microseconds for 25 items, %,d questions one after the other: the median of %d rounds"
            + " (least..most), after one that is not shown.%nAfter an event: the user's, for an item"
            + " of the catalogue that nobody has met, counted with the question; of %,d.%nAt once:"
            + " over as many connections as askers, each with its next question after an answer.%n",
        QUESTIONS,
        options.rounds(),
        QueryLatencies.events(QUESTIONS));
    out.flush();
    return 0;
  }

  private QueryLatencies.Cost measure(Domain domain, int interactions, int items)
      throws IOException, InterruptedException {
    try (WorkFolder folder = WorkFolder.create()) {
      return ForkedJvm.run(
          ForkedTask.class,
          SERVICE_HEAP * SizeOptions.heap(interactions, items),
          "queries",
          new QueryLatencies(
              domain, interactions, items, options.rounds(), QUESTIONS, folder.path()),
          QueryLatencies.Cost.class);
    }
  }

  private static void print(Domain domain, QueryLatencies.Cost cost, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%s: %,d interactions, %,d users, %,d items%n",
        domain.key(),
        cost.interactions(),
        cost.users(),
        cost.items());
    TextTable table =
        new TextTable("recommender", "engine p50", "engine p99", "HTTP p50", "HTTP p99");
    cost.recommenders()
        .forEach(
            (key, figures) ->
                table.row(
                    key,
                    figures.engine().median().text(1),
                    figures.engine().late().text(1),
                    figures.http().median().text(0),
                    figures.http().late().text(0)));
    table.lines().forEach(out::println);
    TextTable harder =
        new TextTable(
            "recommender",
            "after an event, engine p99",
            "HTTP p50",
            "HTTP p99",
            QueryLatencies.ASKERS + " at once, HTTP p50",
            "HTTP p99");
    cost.recommenders()
        .forEach(
            (key, figures) ->
                harder.row(
                    key,
                    figures.engineAfterEvent().late().text(0),
                    figures.httpAfterEvent().median().text(0),
                    figures.httpAfterEvent().late().text(0),
                    figures.httpAtOnce().median().text(0),
                    figures.httpAtOnce().late().text(0)));
    out.println();
    harder.lines().forEach(out::println);
    out.flush();
  }
}
