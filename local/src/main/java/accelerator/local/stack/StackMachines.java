package accelerator.local.stack;

import accelerator.core.Json;
import accelerator.emulators.sam.lambda.FunctionInvoker;
import accelerator.emulators.sam.lambda.Invocation;
import accelerator.emulators.sam.template.Stack;
import accelerator.emulators.sam.template.StateMachineResource;
import accelerator.emulators.stepfunctions.Definition;
import accelerator.emulators.stepfunctions.History;
import accelerator.emulators.stepfunctions.HistoryEvent;
import accelerator.emulators.stepfunctions.MachineExecution;
import accelerator.emulators.stepfunctions.MachineIdentity;
import accelerator.emulators.stepfunctions.StateMachine;
import accelerator.emulators.stepfunctions.StateMachines;
import accelerator.emulators.stepfunctions.Substitutions;
import accelerator.emulators.stepfunctions.TaskFailed;
import accelerator.emulators.stepfunctions.Tasks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The state machines of the template, as their definitions are written: their tasks call the
/// hosted functions, the last notification and event are kept for whoever asks.
public final class StackMachines {
  private final StateMachines executions;
  private final StateMachine refresh;
  private final StateMachine teardown;
  private final StateMachine forget;
  private final FunctionInvoker functions;
  private final JsonNode definition;
  private final Map<String, History> progress = new ConcurrentHashMap<>();
  private final List<History> listeners = new CopyOnWriteArrayList<>();
  private volatile Optional<String> notification = Optional.empty();
  private volatile Optional<JsonNode> event = Optional.empty();

  public StackMachines(Stack stack, FunctionInvoker functions, InstantSource clock)
      throws IOException {
    this.functions = functions;
    Tasks tasks =
        new Tasks(
            this::invoke,
            Map.of("sns:publish", this::publish, "events:putEvents", this::putEvents));
    this.definition = definition(declared(stack, "RefreshMachine"));
    this.refresh = machine(stack, "RefreshMachine", tasks, clock);
    this.teardown = machine(stack, "TeardownMachine", tasks, clock);
    this.forget = machine(stack, "ForgetMachine", tasks, clock);
    this.executions =
        new StateMachines(List.of(refresh, teardown, forget), () -> UUID.randomUUID().toString());
  }

  private StateMachine machine(Stack stack, String logicalId, Tasks tasks, InstantSource clock)
      throws IOException {
    StateMachineResource declared = declared(stack, logicalId);
    return new StateMachine(
        MachineIdentity.local(declared.name()),
        Definition.read(definition(declared), tasks),
        tasks,
        new ShortWaits(clock),
        new SecureRandom(),
        () -> UUID.randomUUID().toString(),
        List.of(this::record));
  }

  private static StateMachineResource declared(Stack stack, String logicalId) {
    return stack.stateMachines().stream()
        .filter(each -> each.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode definition(StateMachineResource declared) throws IOException {
    return Json.parse(
        Substitutions.apply(Files.readString(declared.definition()), declared.substitutions()));
  }

  /// The refresh machine's definition, as it runs.
  public JsonNode definition() {
    return definition;
  }

  /// Tells of every step of the refresh machine's executions from now on, whoever starts them.
  public void listen(History listener) {
    listeners.add(listener);
  }

  /// What the Step Functions API answers from.
  public StateMachines executions() {
    return executions;
  }

  /// Starts the refresh machine as an operator does.
  ///
  /// @param follower told of the execution's steps
  public MachineExecution start(String name, JsonNode input, History follower) {
    progress.put(refresh.identity().executionArn(name), follower);
    return executions.start(refresh, name, input);
  }

  /// Starts the teardown machine as an operator does.
  public MachineExecution tearDown(JsonNode input) {
    return executions.start(teardown, UUID.randomUUID().toString(), input);
  }

  /// Starts the forget machine as an operator or its schedule does.
  public MachineExecution forget(JsonNode input) {
    return executions.start(forget, UUID.randomUUID().toString(), input);
  }

  /// The last notification's text.
  public Optional<String> notification() {
    return notification;
  }

  /// The last event that other systems were told, as EventBridge would hand it to a rule.
  public Optional<JsonNode> event() {
    return event;
  }

  private void record(HistoryEvent step) {
    History follower = progress.get(step.execution());
    if (follower != null) {
      follower.record(step);
    }
    if (step.execution().startsWith(refresh.identity().executionArn(""))) {
      listeners.forEach(listener -> listener.record(step));
    }
  }

  private JsonNode invoke(String function, JsonNode payload) throws TaskFailed {
    return switch (functions.invoke(function, Json.write(payload))) {
      case Invocation.Returned returned -> Json.parse(returned.payload());
      case Invocation.Failed failed -> throw new TaskFailed(failed.errorType(), failed.payload());
    };
  }

  private JsonNode publish(JsonNode arguments) {
    notification = Optional.of(arguments.path("Message").asText());
    return Json.object().put("MessageId", UUID.randomUUID().toString());
  }

  private JsonNode putEvents(JsonNode arguments) {
    ObjectNode answer = Json.object().put("FailedEntryCount", 0);
    ArrayNode entries = answer.putArray("Entries");
    for (JsonNode entry : arguments.path("Entries")) {
      event = Optional.of(entry);
      entries.addObject().put("EventId", UUID.randomUUID().toString());
    }
    return answer;
  }
}
