package accelerator.local;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Window;
import accelerator.local.sql.RoundReport;
import accelerator.local.sql.SavedFiles;
import accelerator.local.sql.SqlRound;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.SourceData;
import accelerator.local.stack.StackSettings;
import accelerator.local.stack.WarehouseBench;
import accelerator.local.stack.WorkFolder;
import accelerator.local.terminal.RunDisplay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the SQL of domains over source tables and prints what it makes, without Personalize.
@Command(
    name = "sql",
    description = "Run the SQL alone over source tables and print what it makes.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The data contract holds.",
      "1:It is violated, or something unforeseen went wrong.",
      "2:A statement failed, or it was asked for what cannot be."
    },
    footer = {
      "",
      "Examples:",
      "  accelerator sql --domain ecommerce --watch",
      "  accelerator sql --data DIR --window 2026-01-01..2026-03-31"
    })
final class SqlCommand implements Callable<Integer> {
  private static final int VIOLATED = 1;
  private static final int FAILED = 2;

  /// Of what is printed: no less on a narrow terminal.
  private static final int LEAST_WIDTH = 80;

  @Option(
      names = {"--domains", "--domain"},
      split = ",",
      paramLabel = "DOMAIN",
      description = "Domains to run (default: all, or those that --data has a table of).")
  private List<String> domains = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Your own source tables, as <table>.csv or <table>.csv.gz (default: the sample).")
  private @Nullable Path data;

  @Option(
      names = "--window",
      paramLabel = "START..END",
      description = "Days to read, both included (default: those of the tables).")
  private @Nullable String window;

  @Option(names = "--watch", description = "Run again whenever a file of sql/ is saved.")
  private boolean isWatching;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Supplier<Path> root;

  SqlCommand() {
    this(Checkout::root);
  }

  SqlCommand(Supplier<Path> root) {
    this.root = root;
  }

  @Override
  public Integer call() throws Exception {
    Path checkout = root.get();
    try (WorkFolder work = WorkFolder.create()) {
      StackSettings settings = settings(checkout, work);
      settings.data().ifPresent(folder -> say("Loading %s".formatted(folder)));
      try (WarehouseBench bench = WarehouseBench.start(settings)) {
        return isWatching ? watch(settings, bench) : rounds(settings, bench, 1);
      }
    }
  }

  private StackSettings settings(Path checkout, WorkFolder work) {
    Optional<Path> folder = Optional.ofNullable(data);
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw new InvalidInput("--data must be a folder, was '%s'".formatted(folder.get()));
    }
    List<Domain> chosen =
        domains.isEmpty() ? RunOptions.present(folder) : domains.stream().map(Domain::of).toList();
    StackSettings settings =
        new StackSettings(
            checkout,
            work.path(),
            0,
            Optional.of(folder.orElse(checkout.resolve("sample-data"))),
            chosen);
    return window == null ? settings : settings.with(RunOptions.window(window));
  }

  private int rounds(StackSettings settings, WarehouseBench bench, int number) {
    RoundReport report =
        new RoundReport(bench.snowflake().warehouse(), Math.max(LEAST_WIDTH, RunDisplay.columns()));
    int code = 0;
    for (Domain domain : settings.domains()) {
      SqlRound round = new SqlRound(bench, domain, window(settings, bench, domain), number);
      Instant began = Instant.now();
      SqlRound.Ending ending = round.run();
      report.lines(round, ending, Duration.between(began, Instant.now())).forEach(this::say);
      say("");
      code = Math.max(code, code(ending));
    }
    return code;
  }

  private static int code(SqlRound.Ending ending) {
    return switch (ending) {
      case SqlRound.Ending.Failed failed -> failed.isViolation() ? VIOLATED : FAILED;
      case SqlRound.Ending.Made made -> made.judged().path("violations").isEmpty() ? 0 : VIOLATED;
    };
  }

  private static Window window(StackSettings settings, WarehouseBench bench, Domain domain) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return settings
        .window()
        .or(() -> SourceData.window(bench.snowflake().warehouse(), List.of(domain), today))
        .orElse(new Window(today, today));
  }

  /// Until somebody stops it.
  ///
  /// @return the code of the last pass
  private int watch(StackSettings settings, WarehouseBench bench) throws IOException {
    try (SavedFiles saved = SavedFiles.in(folders(settings))) {
      int number = 1;
      int code = rounds(settings, bench, number);
      while (true) {
        say("Watching %s; stop with Ctrl-C.".formatted(settings.root().resolve("sql")));
        try {
          say("Saved %s".formatted(String.join(", ", saved.next())));
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          return code;
        }
        code = rounds(settings, bench, ++number);
      }
    }
  }

  private static List<Path> folders(StackSettings settings) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> below = Files.list(settings.root().resolve("sql"))) {
      below.filter(Files::isDirectory).sorted().forEach(folders::add);
    }
    return folders;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
