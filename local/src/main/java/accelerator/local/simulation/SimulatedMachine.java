package accelerator.local.simulation;

import accelerator.core.Json;
import accelerator.emulators.sam.template.Stack;
import accelerator.emulators.sam.template.StateMachineResource;
import accelerator.emulators.stepfunctions.Definition;
import accelerator.emulators.stepfunctions.ExecutionClock;
import accelerator.emulators.stepfunctions.History;
import accelerator.emulators.stepfunctions.MachineIdentity;
import accelerator.emulators.stepfunctions.StateMachine;
import accelerator.emulators.stepfunctions.Substitutions;
import accelerator.emulators.stepfunctions.Tasks;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The machine that refreshes a stack, as its definition is written, over simulated functions.
final class SimulatedMachine {
  private SimulatedMachine() {}

  /// @param notification takes what the run tells people
  /// @param seed of jitter and ids
  static StateMachine of(
      Stack stack,
      SimulatedFunctions functions,
      UnaryOperator<JsonNode> notification,
      ExecutionClock clock,
      int seed,
      History watch) {
    StateMachineResource declared =
        stack.stateMachines().stream()
            .filter(each -> each.logicalId().equals("RefreshMachine"))
            .findFirst()
            .orElseThrow();
    Tasks tasks = tasks(functions, notification);
    Random random = new Random(seed);
    return new StateMachine(
        MachineIdentity.local(declared.name()),
        Definition.read(Json.parse(definition(declared)), tasks),
        tasks,
        clock,
        random,
        () -> new UUID(random.nextLong(), random.nextLong()).toString(),
        List.of(watch));
  }

  private static Tasks tasks(SimulatedFunctions functions, UnaryOperator<JsonNode> notification) {
    return new Tasks(
        (name, payload) -> functions.invoke(payload),
        Map.of(
            "sns:publish",
            arguments -> functions.failing("sns:publish", () -> notification.apply(arguments)),
            "events:putEvents",
            _ ->
                functions.failing(
                    "events:putEvents", () -> Json.object().put("FailedEntryCount", 0))));
  }

  private static String definition(StateMachineResource declared) {
    try {
      return Substitutions.apply(Files.readString(declared.definition()), declared.substitutions());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
