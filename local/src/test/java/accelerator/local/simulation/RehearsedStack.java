package accelerator.local.simulation;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.emulators.stepfunctions.ExecutionResult;
import accelerator.emulators.stepfunctions.MachineExecution;
import accelerator.local.faults.PendingFaults;
import accelerator.local.faults.RehearsedFault;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.StackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A simulated stack of one domain whose changes take moments, and what a run leaves in it.
final class RehearsedStack implements AutoCloseable {
  private static final SimulatedDay DAY =
      SimulatedDay.of(
          Map.of(
              "group",
              0.05,
              "dataset",
              0.05,
              "import",
              0.1,
              "tracker",
              0.05,
              "filter",
              0.1,
              "train",
              0.1,
              "change",
              0.05,
              "transform",
              0.2));

  private final Simulation simulation;
  private final List<String> before;

  /// How a run ended.
  ///
  /// @param runId empty when it was refused before it had one
  /// @param sentence why it failed; empty when it went well
  record Ended(boolean isWell, String runId, String sentence, Duration took) {}

  /// @param before the inputs of runs that have gone well before
  RehearsedStack(Path folder, List<String> before) throws IOException {
    this(folder, before, "most-viewed,recommended-for-you");
  }

  /// @param recommenders of the stack, separated by commas
  RehearsedStack(Path folder, List<String> before, String recommenders) throws IOException {
    this.before = List.copyOf(before);
    this.simulation =
        new Simulation(
            new StackSettings(
                    Checkout.root(), folder, 0, Optional.empty(), List.of(Domain.ECOMMERCE))
                .with(Map.of("MinimumWaitSeconds", "5", "Recommenders", recommenders)));
  }

  Simulation simulation() {
    return simulation;
  }

  /// Begins anew, after the runs that have gone well before.
  void beginAnew() throws IOException, InterruptedException {
    simulation.clear();
    for (String input : before) {
      run(List.of(), input);
    }
  }

  Ended run(List<RehearsedFault> faults, String input) throws InterruptedException {
    Instant begun = simulation.begin();
    return ended(
        simulation.execute(DAY, new PendingFaults(faults), Json.parse(input), _ -> {}), begun);
  }

  /// Redrives what has not ended well, as somebody at the console does.
  Ended redriven(MachineExecution execution) throws InterruptedException {
    return ended(simulation.redrive(execution), simulation.now());
  }

  private Ended ended(ExecutionResult result, Instant begun) {
    JsonNode summary =
        result.cause().map(RehearsedStack::parsed).orElseGet(() -> result.output().orElseThrow());
    JsonNode failure = summary.at("/domains/0/failure");
    String runId = summary.path("runId").asText();
    return new Ended(
        result.error().isEmpty(),
        runId.startsWith("2026") ? runId : "",
        failure.path("cause").asText(summary.path("cause").asText()),
        Duration.between(begun, simulation.now()));
  }

  /// Begins a run and aborts it when it reaches a state.
  ///
  /// @return its id; empty when it has none yet
  String abortedIn(String state, String input) throws IOException, InterruptedException {
    simulation.begin();
    AtomicBoolean isFirst = new AtomicBoolean(true);
    var _ =
        simulation.execute(
            DAY,
            PendingFaults.none(),
            Json.parse(input),
            event -> {
              if (event.type().endsWith("StateEntered")
                  && event.state().filter(state::equals).isPresent()
                  && isFirst.getAndSet(false)) {
                simulation.abort();
              }
            });
    return simulation.objects().below("runs").keySet().stream()
        .map(key -> key.replaceAll("^runs/|[/.].*", ""))
        .max(Comparator.naturalOrder())
        .orElse("");
  }

  private static JsonNode parsed(String cause) {
    return cause.startsWith("{") ? Json.parse(cause) : Json.object().put("cause", cause);
  }

  /// What is there after runs: every resource, what is published, and no lock.
  Map<String, JsonNode> left() throws IOException {
    Map<String, JsonNode> left = new TreeMap<>();
    simulation
        .personalize()
        .resources()
        .forEach(
            (arn, each) ->
                left.put(sameForAllRuns(arn), Json.parse(sameForAllRuns(each.toString()))));
    for (String folder : List.of("registry", "locks")) {
      simulation
          .objects()
          .below(folder)
          .forEach(
              (key, each) -> {
                ObjectNode kept = each.deepCopy();
                kept.remove(List.of("publishedAt", "durations"));
                left.put(sameForAllRuns(key), Json.parse(sameForAllRuns(kept.toString())));
              });
    }
    return left;
  }

  /// Of those the recommenders, by ARN.
  Map<String, JsonNode> recommenders() throws IOException {
    Map<String, JsonNode> recommenders = new TreeMap<>(left());
    recommenders.keySet().removeIf(key -> !key.contains(":recommender/"));
    return recommenders;
  }

  /// The ARN of the first recommender that is published; empty when none is.
  String published() throws IOException {
    return left()
        .getOrDefault("registry/ecommerce.json", Json.object())
        .at("/recommenders/0/recommenderArn")
        .asText();
  }

  private static String sameForAllRuns(String text) {
    return text.replaceAll("2026[0-9]{4}t[0-9]{6}z-[0-9a-f]{8}", "RUN")
        .replaceAll("-[0-9]{12}\\b", "-ANEW");
  }

  @Override
  public void close() {
    simulation.close();
  }
}
