package accelerator.local;

import accelerator.core.Domain;
import accelerator.emulators.sam.gateway.TokenIssuer;
import accelerator.local.faults.RehearsedFault;
import accelerator.local.run.Refresh;
import accelerator.local.run.RunConsole;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.KnownActions;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.StackSettings;
import accelerator.local.stack.WorkFolder;
import accelerator.local.terminal.RunDisplay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the stack, runs once with its progress on the terminal, then serves the endpoint and the
/// storefront until it is stopped.
@Command(
    name = "up",
    description = "Start the stack, run once, then serve the endpoint and the storefront.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  accelerator up                              the sample, on port 8080",
      "  accelerator up --data DIR --port 9000       your own tables, on another port",
      "  accelerator up --once --summary run.json    one run, for scripts"
    })
final class UpCommand implements Callable<Integer> {
  @Option(names = "--once", description = "Stop after the run.")
  private boolean once;

  @Option(
      names = "--port",
      description = "Port of the endpoint and the storefront (default: ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  private int port;

  @Option(
      names = "--fault",
      paramLabel = "KIND:NAME[:TIMES]",
      description =
          "Let an action's function die, or an operation of Personalize fail, such as"
              + " kill-before:TrainRecommenders or throttle:CreateRecommender:3.")
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--runtime-loop",
      description =
          "Run the functions without the native half of Lambda's runtime client, as it is done"
              + " where that has none: elsewhere than on Linux.")
  private boolean runtimeLoop;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private EndpointOptions endpoint = new EndpointOptions();

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write the run's summary there, as JSON.")
  private @Nullable Path summary;

  @Override
  public Integer call() throws Exception {
    PortOption.served("--port", port);
    OutputFile.check("--summary", summary);
    List<RehearsedFault> failing = faults.stream().map(RehearsedFault::of).toList();
    KnownActions.check(Checkout.root(), failing);
    Optional<TokenIssuer> issuer = endpoint.issuer();
    try (WorkFolder work = WorkFolder.create()) {
      StackSettings settings = options.settings(work, once ? 0 : port);
      return run(
          settings.with(endpoint.answers(issuer)).withRuntimeLoop(runtimeLoop), issuer, failing);
    } finally {
      issuer.ifPresent(TokenIssuer::close);
    }
  }

  private int run(
      StackSettings settings, Optional<TokenIssuer> issuer, List<RehearsedFault> failing)
      throws Exception {
    RunDisplay display = RunDisplay.onTerminal().withMemory();
    display.say(
        String.format(
            Locale.ROOT,
            "Starting the stack on 127.0.0.1 (heap %d MiB; set ACCELERATOR_HEAP for more)",
            Runtime.getRuntime().maxMemory() >> 20));
    for (Domain domain : Domain.values()) {
      if (!settings.domains().contains(domain)) {
        display.say("Leaving out %s: %s".formatted(domain.key(), options.reason(domain)));
      }
    }
    try (LocalStack stack = LocalStack.closed(settings)) {
      if (stack.functions().runsInLoop()) {
        display.say("The functions run without the native half of Lambda's runtime client.");
      }
      stack.openPages();
      stack.makeCustomResources();
      stack.fail(failing);
      Refresh refresh =
          Refresh.start(stack.machine(), settings.domains(), Refresh.input(settings, stack));
      stack
          .api()
          .mount("/run", RunConsole.of(refresh, stack, settings.domains()).keepingInterrupted());
      stack.openEndpoint();
      if (!once) {
        display.say("Storefront  %s".formatted(stack.endpoint()));
      }
      RunOutcome outcome =
          display.follow(refresh.ending(), refresh::progress, stack.clock(), refresh.estimate());
      display.show(outcome);
      OutputFile.write(summary, RunCommand.pretty(outcome.summary()));
      if (!once) {
        Announcement.of(stack, settings, issuer)
            .lines(Announcement.shoppers(stack, settings), outcome.succeeded())
            .forEach(display::say);
        new CountDownLatch(1).await();
      }
      return outcome.succeeded() ? 0 : 1;
    }
  }
}
