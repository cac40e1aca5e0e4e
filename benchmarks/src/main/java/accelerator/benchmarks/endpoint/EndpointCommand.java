package accelerator.benchmarks.endpoint;

import accelerator.benchmarks.measuring.Circumstances;
import accelerator.core.Domain;
import accelerator.emulators.loopback.Fault;
import accelerator.emulators.loopback.FaultProxy;
import accelerator.local.run.Refresh;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.StackSettings;
import accelerator.local.stack.WorkFolder;
import accelerator.local.terminal.RunDisplay;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The endpoint, measured on a stack that has just learned the sample: under load, cold, and while
/// Personalize fails.
@Command(
    name = "endpoint",
    description = "Measure the endpoint under load, cold, and while Personalize fails.",
    mixinStandardHelpOptions = true)
public final class EndpointCommand implements Callable<Integer> {
  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "200",
      description = "Requests per second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long the load lasts (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "15",
      description = "Cold starts of each function (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Override
  public Integer call() throws Exception {
    try (WorkFolder work = WorkFolder.create();
        LocalStack stack = LocalStack.start(settings(work))) {
      if (!hasLearned(stack, work)) {
        return 1;
      }
      System.out.println(Circumstances.at(Instant.now()).line());
      EndpointBenchmark benchmark = new EndpointBenchmark(stack);
      print(benchmark.load(rate, seconds));
      print(benchmark.pages(Math.max(1, rate / 2), seconds));
      FunctionBenchmark function = new FunctionBenchmark(stack);
      print(function.overhead());
      print(function.starts(starts));
    }
    return faults();
  }

  /// On a stack of its own: what stands between function and service takes time too.
  private static int faults() throws Exception {
    AtomicReference<Optional<FaultProxy>> front = new AtomicReference<>(Optional.empty());
    try (WorkFolder work = WorkFolder.create();
        LocalStack stack = LocalStack.start(settings(work), service -> opened(front, service));
        FaultProxy proxy = front.get().orElseThrow()) {
      if (!hasLearned(stack, work)) {
        return 1;
      }
      print(new EndpointBenchmark(stack).faults(proxy, List.of(Fault.values())));
      return 0;
    }
  }

  private static boolean hasLearned(LocalStack stack, WorkFolder work) throws Exception {
    RunOutcome outcome =
        Refresh.start(
                stack.machine(), List.of(Domain.ECOMMERCE), Refresh.input(settings(work), stack))
            .ending()
            .get();
    if (!outcome.succeeded()) {
      RunDisplay.plain().show(outcome);
    }
    return outcome.succeeded();
  }

  private static StackSettings settings(WorkFolder work) {
    return new StackSettings(
        Checkout.root(), work.path(), 0, Optional.empty(), List.of(Domain.ECOMMERCE));
  }

  private static URI opened(AtomicReference<Optional<FaultProxy>> front, URI service) {
    FaultProxy proxy = FaultProxy.before(service);
    front.set(Optional.of(proxy));
    return proxy.endpoint();
  }

  private static void print(List<String> lines) {
    System.out.println();
    lines.forEach(System.out::println);
  }
}
