package accelerator.emulators.stepfunctions.junit;

import accelerator.emulators.loopback.junit.EmulatorExtension;
import accelerator.emulators.stepfunctions.Definition;
import accelerator.emulators.stepfunctions.ExecutionClock;
import accelerator.emulators.stepfunctions.LambdaFunctions;
import accelerator.emulators.stepfunctions.MachineIdentity;
import accelerator.emulators.stepfunctions.StateMachine;
import accelerator.emulators.stepfunctions.StateMachines;
import accelerator.emulators.stepfunctions.StatesServer;
import accelerator.emulators.stepfunctions.TaskFailed;
import accelerator.emulators.stepfunctions.TaskIntegration;
import accelerator.emulators.stepfunctions.Tasks;
import accelerator.emulators.stepfunctions.VirtualClock;
import accelerator.emulators.stepfunctions.WallClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The Step Functions API with state machines for the tests of a class (static field) or for each
/// test (instance field), with `@RegisterExtension`. Executions that still run at the end are
/// aborted.
public final class StepFunctionsExtension
    extends EmulatorExtension<StepFunctionsExtension.Service> {
  private final Map<String, String> definitions;
  private final Map<String, LambdaFunctions> functions;
  private final Map<String, TaskIntegration> integrations;
  private final boolean skipsWaits;

  private StepFunctionsExtension(
      Map<String, String> definitions,
      Map<String, LambdaFunctions> functions,
      Map<String, TaskIntegration> integrations,
      boolean skipsWaits) {
    this.definitions = Map.copyOf(definitions);
    this.functions = Map.copyOf(functions);
    this.integrations = Map.copyOf(integrations);
    this.skipsWaits = skipsWaits;
  }

  /// No machine, no function.
  public StepFunctionsExtension() {
    this(Map.of(), Map.of(), Map.of(), false);
  }

  /// The same with one state machine more.
  ///
  /// @param definition JSON text, read when the first test starts
  public StepFunctionsExtension withMachine(String name, String definition) {
    return new StepFunctionsExtension(
        with(definitions, name, definition), functions, integrations, skipsWaits);
  }

  /// The same with one function more.
  ///
  /// @param name as definitions have it: a name or an ARN
  public StepFunctionsExtension withFunction(String name, LambdaFunctions function) {
    return new StepFunctionsExtension(
        definitions, with(functions, name, function), integrations, skipsWaits);
  }

  /// The same with one integration more.
  ///
  /// @param action such as `sns:publish`
  public StepFunctionsExtension withIntegration(String action, TaskIntegration integration) {
    return new StepFunctionsExtension(
        definitions, functions, with(integrations, action, integration), skipsWaits);
  }

  /// The same with a clock that jumps over what executions wait for.
  public StepFunctionsExtension skippingWaits() {
    return new StepFunctionsExtension(definitions, functions, integrations, true);
  }

  private static <T> Map<String, T> with(Map<String, T> some, String name, T value) {
    Map<String, T> more = new HashMap<>(some);
    more.put(name, value);
    return more;
  }

  /// What runs: the machines, and the API over them.
  public record Service(StateMachines machines, StatesServer server) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
      machines.abortAll();
    }
  }

  @Override
  protected Service start(Path own) {
    Tasks tasks = new Tasks(this::invoke, integrations);
    ExecutionClock clock =
        skipsWaits ? new VirtualClock(Instant.now()) : new WallClock(InstantSource.system());
    List<StateMachine> all =
        definitions.entrySet().stream()
            .map(entry -> machine(entry.getKey(), entry.getValue(), tasks, clock))
            .toList();
    StateMachines machines = new StateMachines(all, () -> UUID.randomUUID().toString());
    return new Service(machines, StatesServer.start(machines));
  }

  private static StateMachine machine(
      String name, String definition, Tasks tasks, ExecutionClock clock) {
    return new StateMachine(
        MachineIdentity.local(name),
        Definition.parse(definition, tasks),
        tasks,
        clock,
        new SecureRandom(),
        () -> UUID.randomUUID().toString(),
        List.of());
  }

  private JsonNode invoke(String function, JsonNode payload)
      throws TaskFailed, InterruptedException {
    LambdaFunctions found = functions.get(function);
    if (found == null) {
      throw new TaskFailed("Lambda.ResourceNotFoundException", "Function not found: " + function);
    }
    return found.invoke(function, payload);
  }

  /// Where clients point `AWS_ENDPOINT_URL_SFN`.
  public URI endpoint() {
    return running().server().endpoint();
  }

  /// A machine's ARN.
  public static String arn(String name) {
    return MachineIdentity.local(name).arn();
  }

  /// The executions that were started, to wait for one or to read how it ended.
  public StateMachines machines() {
    return running().machines();
  }
}
