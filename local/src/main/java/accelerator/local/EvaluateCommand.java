package accelerator.local;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.emulators.recommenders.TooLittleData;
import accelerator.local.evaluation.Examination;
import accelerator.local.evaluation.LogFile;
import accelerator.local.evaluation.Oracle;
import accelerator.local.evaluation.PastInteraction;
import accelerator.local.evaluation.PublicExamination;
import accelerator.local.evaluation.PublicProtocol;
import accelerator.local.evaluation.Report;
import accelerator.local.evaluation.ReportPage;
import accelerator.local.evaluation.RunDatasets;
import accelerator.local.evaluation.SampleOracle;
import accelerator.local.evaluation.Subject;
import accelerator.local.evaluation.TextReport;
import accelerator.local.run.Refresh;
import accelerator.local.run.RunOutcome;
import accelerator.local.sample.ShopGenerator;
import accelerator.local.sample.ShopSettings;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.StackSettings;
import accelerator.local.stack.WorkFolder;
import accelerator.local.terminal.RunDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says how good the recommenders are on one's own data: runs once, so that the datasets are those
/// of a run, and examines what it made.
@Command(
    name = "evaluate",
    description = "Hold back what each user did last, and see which recommenders foresee it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  accelerator evaluate --report quality.html  of the sample, with plots",
      "  accelerator evaluate --data DIR --json FILE  of your own tables"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a web page with plots there, in one file.")
  private @Nullable Path page;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there, as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "No run: examine this log (user, item, epoch seconds, with tabs) by public protocols.")
  private @Nullable Path log;

  @Option(
      names = "--protocols",
      split = ",",
      paramLabel = "NAME",
      description = "Of --log, these: ${COMPLETION-CANDIDATES}.")
  private List<PublicProtocol> protocols = List.of(PublicProtocol.values());

  @Override
  public Integer call() throws Exception {
    OutputFile.check("--report", page);
    OutputFile.check("--json", json);
    Path examined = log;
    if (examined != null) {
      examineLog(examined);
      return 0;
    }
    try (WorkFolder work = WorkFolder.create()) {
      return evaluate(options.settings(work, 0));
    }
  }

  private void examineLog(Path file) {
    try {
      List<PastInteraction> rows = LogFile.read(file);
      for (PublicProtocol protocol : protocols) {
        PublicExamination.lines(protocol, rows).forEach(RunDisplay.onTerminal()::say);
      }
    } catch (IOException failure) {
      throw new InvalidInput("--log cannot be read: " + FileTrouble.words(failure));
    } catch (TooLittleData failure) {
      throw new InvalidInput(
          "--log has too few interactions, in '%s': %s".formatted(file, failure.getMessage()));
    }
  }

  private int evaluate(StackSettings settings) throws Exception {
    RunDisplay display = RunDisplay.onTerminal();
    display.say("Making the datasets: one run on 127.0.0.1");
    List<Subject> subjects = new ArrayList<>();
    try (LocalStack stack = LocalStack.start(settings)) {
      Refresh refresh =
          Refresh.start(stack.machine(), settings.domains(), Refresh.input(settings, stack));
      RunOutcome outcome =
          display.follow(refresh.ending(), refresh::progress, stack.clock(), refresh.estimate());
      if (!outcome.succeeded()) {
        display.show(outcome);
        return 1;
      }
      for (Domain domain : settings.domains()) {
        subjects.add(RunDatasets.read(stack.snowflake().warehouse(), domain));
      }
    }
    display.say("Holding back what each user did last, and asking for it");
    Report report = examine(subjects, oracle(settings));
    TextReport.lines(report).forEach(display::say);
    write(report, display);
    return 0;
  }

  /// What the sample was drawn from is known, of anybody's own data it is not.
  private static Oracle oracle(StackSettings settings) {
    return settings.data().isPresent()
        ? Oracle.none()
        : new SampleOracle(new ShopGenerator(ShopSettings.sample()).truth());
  }

  static Report examine(List<Subject> subjects, Oracle oracle) {
    return new Report(subjects.stream().map(subject -> Examination.of(subject, oracle)).toList());
  }

  private void write(Report report, RunDisplay display) throws IOException {
    Path figures = json;
    if (figures != null) {
      Files.writeString(
          figures,
          Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
      display.say("Figures  %s".formatted(figures));
    }
    Path html = page;
    if (html != null) {
      Files.writeString(html, ReportPage.of(report));
      display.say("Page     %s".formatted(html.toAbsolutePath()));
    }
  }
}
