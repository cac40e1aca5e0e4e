package accelerator.local.simulation;

import accelerator.core.Json;
import accelerator.core.WaitSchedule;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.sam.template.LambdaFunction;
import accelerator.emulators.sam.template.Stack;
import accelerator.emulators.stepfunctions.ExecutionResult;
import accelerator.emulators.stepfunctions.History;
import accelerator.emulators.stepfunctions.MachineExecution;
import accelerator.emulators.stepfunctions.VirtualClock;
import accelerator.local.faults.PendingFaults;
import accelerator.local.faults.RehearsedFault;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.StackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Runs the refresh machine, as its definition is written, with the function of Personalize as it
/// is built, on a clock that jumps over what is waited for. The warehouse and Personalize are
/// simulated; a call takes no time, and no client repeats one that failed.
public final class Simulation implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-01-01T02:00:00Z");

  private final StackSettings settings;
  private final Stack stack;
  private final SimulatedObjects objects;
  private final SimulatedPersonalize personalize = new SimulatedPersonalize(() -> now());
  private final FaultyServices services;
  private final LoopbackServer server;
  private final FunctionInProcess function;
  private final SimulatedWarehouse warehouse;
  private VirtualClock clock = new VirtualClock(START);
  private String running = "";
  private CompletableFuture<MachineExecution> execution = new CompletableFuture<>();
  private int days;
  private Optional<String> mail = Optional.empty();
  private Optional<RunOutcome> outcome = Optional.empty();

  /// @throws accelerator.core.InvalidInput when the functions are not built
  public Simulation(StackSettings settings) throws IOException {
    this.settings = settings;
    this.stack = LocalStack.template(settings);
    this.objects = new SimulatedObjects(settings.folder().resolve("objects"), LocalStack.BUCKET);
    this.services =
        new FaultyServices(
            Map.of(
                ServiceCall.Service.PERSONALIZE, personalize,
                ServiceCall.Service.RUNTIME, personalize,
                ServiceCall.Service.STEP_FUNCTIONS, this::execution,
                ServiceCall.Service.OBJECTS, objects),
            this::now);
    this.server = LoopbackServer.start(LoopbackSettings.of("Simulated services", 0), services);
    point();
    LambdaFunction built = function("PersonalizeFunction");
    Map<String, String> variables = new HashMap<>(built.environment());
    variables.put("AWS_REGION", "eu-west-1");
    this.function =
        new FunctionInProcess(
            built.code(), built.handler().replaceAll("::.*", ""), variables, this::now);
    this.warehouse =
        new SimulatedWarehouse(
            this::now, new WaitSchedule(Duration.ofSeconds(5)), LocalStack.BUCKET, objects);
  }

  private LambdaFunction function(String logicalId) {
    return stack.functions().stream()
        .filter(each -> each.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  Instant now() {
    return clock.now();
  }

  /// The simulated service, for what tests prepare and look at.
  SimulatedPersonalize personalize() {
    return personalize;
  }

  SimulatedObjects objects() {
    return objects;
  }

  FaultyServices services() {
    return services;
  }

  SimulatedWarehouse warehouse() {
    return warehouse;
  }

  /// Only what runs now does.
  private LoopbackAnswer execution(LoopbackRequest request) {
    String asked = Json.parse(request.text()).path("executionArn").asText();
    return LoopbackAnswer.text(
        200,
        "application/x-amz-json-1.0",
        Json.write(
            Json.object()
                .put("executionArn", asked)
                .put("status", asked.endsWith(":" + running) ? "RUNNING" : "ABORTED")));
  }

  /// The clients of the function take their addresses from this process, and ask once.
  private void point() {
    String own = server.endpoint().toString();
    Map.of(
            "aws.region", "eu-west-1",
            "aws.accessKeyId", "simulated",
            "aws.secretAccessKey", "simulated",
            "aws.maxAttempts", "1")
        .forEach(System::setProperty);
    List.of("Personalize", "PersonalizeRuntime", "Sfn", "S3", "Pricing")
        .forEach(service -> System.setProperty("aws.endpointUrl" + service, own));
  }

  /// Begins anew, with nothing in Personalize and in the bucket, at the first day.
  void clear() throws IOException {
    personalize.clear();
    warehouse.clear();
    objects.clear();
    days = 0;
    clock = new VirtualClock(START);
  }

  /// Runs once, a day after the last run began or as soon as that has ended.
  public SimulatedRun run(SimulatedDay today, List<RehearsedFault> failing)
      throws InterruptedException {
    return run(today, new PendingFaults(failing), Json.object());
  }

  /// The same with an input.
  public SimulatedRun run(SimulatedDay today, PendingFaults faults, JsonNode input)
      throws InterruptedException {
    Instant begun = begin();
    boolean retrains = input.path("retrain").asBoolean();
    RunWatch watch = new RunWatch();
    ExecutionResult result = execute(today, faults, input, watch);
    outcome = Optional.of(RunOutcome.of(result, mail));
    var ideal = CriticalPath.stages(today, settings.domains(), days == 1, retrains, hasRoom());
    return SimulatedRuns.of(result, watch, ideal, Duration.between(begun, now()), services.asked());
  }

  /// Whether there is a place for a second of each recommender beside it, in groups of five.
  private boolean hasRoom() {
    List<String> chosen =
        List.of(
            function("PersonalizeFunction")
                .environment()
                .getOrDefault("RECOMMENDERS", "")
                .split(","));
    return settings.domains().stream()
        .allMatch(
            domain ->
                domain.recommenders().stream().filter(each -> chosen.contains(each.key())).count()
                    <= 2);
  }

  /// Lets the next day begin.
  Instant begin() throws InterruptedException {
    Instant start = START.plus(Duration.ofDays(days));
    clock.waitUntil(start.isAfter(now()) ? start : now().plusSeconds(1));
    days++;
    return now();
  }

  /// Executes the machine now.
  ExecutionResult execute(SimulatedDay today, PendingFaults faults, JsonNode input, History watch)
      throws InterruptedException {
    personalize.begin(today);
    services.begin(faults);
    running = "day-" + days;
    mail = Optional.empty();
    execution = new CompletableFuture<>();
    SimulatedFunctions functions =
        new SimulatedFunctions(function, warehouse, services, today, faults);
    try {
      execution.complete(
          SimulatedMachine.of(stack, functions, this::publish, clock, days, watch)
              .start(running, input));
      return ended();
    } finally {
      running = "";
    }
  }

  private ExecutionResult ended() throws InterruptedException {
    try {
      return execution.join().result().get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// What was executed last.
  MachineExecution executed() {
    return execution.join();
  }

  /// Redrives what has not ended well.
  ExecutionResult redrive(MachineExecution ended) throws InterruptedException {
    running = ended.name();
    try {
      execution = CompletableFuture.completedFuture(ended.redrive());
      return ended();
    } finally {
      running = "";
    }
  }

  /// Aborts what is executed now.
  void abort() {
    execution.join().abort(Optional.empty(), Optional.empty());
  }

  /// How the last run ended; none before the first.
  public Optional<RunOutcome> outcome() {
    return outcome;
  }

  private JsonNode publish(JsonNode arguments) {
    mail = Optional.of(arguments.path("Message").asText());
    return Json.object().put("MessageId", "simulated");
  }

  @Override
  public void close() {
    function.close();
    server.close();
    objects.close();
  }
}
