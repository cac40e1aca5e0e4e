package accelerator.local;

import accelerator.core.Json;
import accelerator.local.gateway.Integration;
import accelerator.local.lambda.Invocation;
import accelerator.local.states.Definition;
import accelerator.local.states.Execution;
import accelerator.local.states.Executions;
import accelerator.local.states.HistoryEvent;
import accelerator.local.states.MachineIdentity;
import accelerator.local.states.StateMachine;
import accelerator.local.states.Substitutions;
import accelerator.local.states.SystemPace;
import accelerator.local.states.TaskFailed;
import accelerator.local.states.Tasks;
import accelerator.local.template.Stack;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The refresh machine of the template, as its definition is written: its tasks call the hosted
/// functions, its notification is kept for whoever asks.
final class Machine {
  private final Executions executions;
  private final StateMachine machine;
  private final Integration functions;
  private final Map<String, Progress> progress = new ConcurrentHashMap<>();
  private volatile Optional<String> notification = Optional.empty();

  Machine(Stack stack, Integration functions, InstantSource clock) throws IOException {
    this.functions = functions;
    accelerator.local.template.StateMachine refresh =
        stack.stateMachines().stream()
            .filter(each -> each.logicalId().equals("RefreshMachine"))
            .findFirst()
            .orElseThrow();
    Tasks tasks = new Tasks(this::invoke, Map.of("sns:publish", this::publish));
    String definition =
        Substitutions.apply(Files.readString(refresh.definition()), refresh.substitutions());
    this.machine =
        new StateMachine(
            MachineIdentity.local(refresh.name()),
            Definition.read(Json.parse(definition), tasks),
            tasks,
            new SystemPace(clock),
            new SecureRandom(),
            () -> UUID.randomUUID().toString(),
            List.of(this::record));
    this.executions = new Executions(List.of(machine), () -> UUID.randomUUID().toString());
  }

  /// What the Step Functions API answers from.
  Executions executions() {
    return executions;
  }

  /// Starts the machine as an operator does.
  ///
  /// @param follower told of the execution's steps
  Execution start(String name, JsonNode input, Progress follower) {
    progress.put(machine.identity().executionArn(name), follower);
    return executions.start(machine, name, input);
  }

  /// The last notification's text.
  Optional<String> notification() {
    return notification;
  }

  private void record(HistoryEvent event) {
    Progress follower = progress.get(event.execution());
    if (follower != null) {
      follower.record(event);
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
}
