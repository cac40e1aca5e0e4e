package accelerator.local.simulation;

import accelerator.core.Json;
import accelerator.core.WaitSchedule;
import accelerator.emulators.aws.objects.ObjectStore;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.sam.template.LambdaFunction;
import accelerator.emulators.sam.template.Stack;
import accelerator.emulators.sam.template.StateMachineResource;
import accelerator.emulators.stepfunctions.Definition;
import accelerator.emulators.stepfunctions.ExecutionResult;
import accelerator.emulators.stepfunctions.MachineIdentity;
import accelerator.emulators.stepfunctions.StateMachine;
import accelerator.emulators.stepfunctions.Substitutions;
import accelerator.emulators.stepfunctions.TaskFailed;
import accelerator.emulators.stepfunctions.Tasks;
import accelerator.emulators.stepfunctions.VirtualClock;
import accelerator.local.faults.PendingFaults;
import accelerator.local.faults.RehearsedFault;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.StackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Runs the refresh machine, as its definition is written, with the function of Personalize as it
/// is built, on a clock that jumps over what is waited for. The warehouse and Personalize are
/// simulated; a call takes no time.
public final class Simulation implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-01-01T02:00:00Z");
  private static final Set<String> REAL =
      Set.of(
          "PlanRun", "ImportDatasets", "TrainRecommenders", "PublishRecommenders", "SummariseRun");

  private final StackSettings settings;
  private final Stack stack;
  private final ObjectStore objects;
  private final SimulatedPersonalize personalize = new SimulatedPersonalize(() -> now());
  private final LoopbackServer server;
  private final FunctionInProcess function;
  private final SimulatedWarehouse warehouse;
  private VirtualClock clock = new VirtualClock(START);
  private SimulatedDay day = SimulatedDay.of(Map.of());
  private PendingFaults faults = new PendingFaults(List.of());
  private int days;
  private Optional<String> mail = Optional.empty();
  private Optional<RunOutcome> outcome = Optional.empty();

  /// @throws accelerator.core.InvalidInput when the functions are not built
  public Simulation(StackSettings settings) throws IOException {
    this.settings = settings;
    this.stack = LocalStack.template(settings);
    LambdaFunction built = function("PersonalizeFunction");
    this.objects = ObjectStore.start(settings.folder().resolve("objects"), 0);
    objects.createBucket(LocalStack.BUCKET);
    putRows(settings.folder().resolve("objects"));
    this.server =
        LoopbackServer.start(LoopbackSettings.of("Simulated Personalize", 0), personalize);
    point();
    Map<String, String> variables = new HashMap<>(built.environment());
    variables.put("AWS_REGION", "eu-west-1");
    this.function =
        new FunctionInProcess(
            built.code(), built.handler().replaceAll("::.*", ""), variables, this::now);
    this.warehouse =
        new SimulatedWarehouse(
            this::now, new WaitSchedule(Duration.ofSeconds(5)), LocalStack.BUCKET);
  }

  private LambdaFunction function(String logicalId) {
    return stack.functions().stream()
        .filter(each -> each.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  private Instant now() {
    return clock.now();
  }

  /// One item, so that what is published can say what is known.
  private static void putRows(Path folder) throws IOException {
    for (String dataset : List.of("interactions", "items", "users")) {
      Path file =
          folder
              .resolve(LocalStack.BUCKET)
              .resolve("simulated")
              .resolve(dataset)
              .resolve("rows.csv");
      Files.createDirectories(file.getParent());
      Files.write(file, "ITEM_ID\nitem-1\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  /// The clients of the function take their addresses from this process.
  private void point() {
    String own = server.endpoint().toString();
    Map.of(
            "aws.region",
            "eu-west-1",
            "aws.accessKeyId",
            "simulated",
            "aws.secretAccessKey",
            "simulated",
            "aws.endpointUrlPersonalize",
            own,
            "aws.endpointUrlPersonalizeRuntime",
            own,
            "aws.endpointUrlSfn",
            own,
            "aws.endpointUrlS3",
            objects.endpoint().toString())
        .forEach(System::setProperty);
  }

  /// Runs once, a day after the last run began or as soon as that has ended.
  public SimulatedRun run(SimulatedDay today, List<RehearsedFault> failing)
      throws InterruptedException {
    Instant start = START.plus(Duration.ofDays(days));
    clock = new VirtualClock(start.isAfter(now()) ? start : now().plusSeconds(1));
    day = today;
    faults = new PendingFaults(failing);
    personalize.begin(today, faults);
    RunWatch watch = new RunWatch();
    Instant begun = now();
    ExecutionResult result = machine(watch).run("day-" + (days + 1), Json.object());
    outcome = Optional.of(RunOutcome.of(result, mail));
    Map<String, Long> ideal = CriticalPath.stages(today, settings.domains(), days == 0);
    days++;
    return SimulatedRuns.of(
        result, watch, ideal, Duration.between(begun, now()), personalize.asked());
  }

  /// How the last run ended; none before the first.
  public Optional<RunOutcome> outcome() {
    return outcome;
  }

  private JsonNode publish(JsonNode arguments) {
    mail = Optional.of(arguments.path("Message").asText());
    return Json.object().put("MessageId", "simulated");
  }

  private StateMachine machine(RunWatch watch) {
    StateMachineResource declared =
        stack.stateMachines().stream()
            .filter(each -> each.logicalId().equals("RefreshMachine"))
            .findFirst()
            .orElseThrow();
    Tasks tasks =
        new Tasks(
            (name, payload) -> invoke(payload),
            Map.of(
                "sns:publish",
                this::publish,
                "events:putEvents",
                _ -> Json.object().put("FailedEntryCount", 0)));
    Random random = new Random(days);
    return new StateMachine(
        MachineIdentity.local(declared.name()),
        Definition.read(Json.parse(definition(declared)), tasks),
        tasks,
        clock,
        random,
        () -> new UUID(random.nextLong(), random.nextLong()).toString(),
        List.of(watch));
  }

  private static String definition(StateMachineResource declared) {
    try {
      return Substitutions.apply(Files.readString(declared.definition()), declared.substitutions());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private JsonNode invoke(JsonNode payload) throws TaskFailed {
    String action = payload.path("action").asText();
    Optional<RehearsedFault.Kind> fault = faults.next(action);
    if (fault.filter(kind -> kind != RehearsedFault.Kind.KILL_AFTER).isPresent()) {
      throw killed(action);
    }
    JsonNode answer =
        REAL.contains(action) ? function.call(payload) : warehouse.answer(payload, day);
    if (fault.isPresent()) {
      throw killed(action);
    }
    return answer;
  }

  private static TaskFailed killed(String action) {
    return new TaskFailed(
        "Runtime.ExitError",
        Json.write(
            Json.object()
                .put("errorMessage", action + ": Runtime exited with error: signal: killed")
                .put("errorType", "Runtime.ExitError")));
  }

  @Override
  public void close() {
    function.close();
    server.close();
    objects.close();
  }
}
