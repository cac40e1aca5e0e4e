package accelerator.local.simulation;

import accelerator.core.Json;
import accelerator.emulators.stepfunctions.TaskFailed;
import accelerator.local.faults.PendingFaults;
import accelerator.local.faults.RehearsedFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/// The functions that a simulated run calls: that of Personalize as it is built, the warehouse's
/// simulated. Each call may be declared to die, or to be refused by Lambda.
final class SimulatedFunctions {
  private static final Set<String> REAL =
      Set.of(
          "PlanRun",
          "ImportDatasets",
          "TrainRecommenders",
          "PublishRecommenders",
          "RetireRecommenders",
          "SummariseRun");

  private final FunctionInProcess personalize;
  private final SimulatedWarehouse warehouse;
  private final FaultyServices services;
  private final SimulatedDay day;
  private final PendingFaults faults;

  SimulatedFunctions(
      FunctionInProcess personalize,
      SimulatedWarehouse warehouse,
      FaultyServices services,
      SimulatedDay day,
      PendingFaults faults) {
    this.personalize = personalize;
    this.warehouse = warehouse;
    this.services = services;
    this.day = day;
    this.faults = faults;
  }

  /// Calls the function of an action.
  ///
  /// @throws TaskFailed as Step Functions sees it
  JsonNode invoke(JsonNode payload) throws TaskFailed {
    String action = payload.path("action").asText();
    services.acts(action);
    return failing(
        action,
        () -> REAL.contains(action) ? personalize.call(payload) : warehouse.answer(payload, day));
  }

  /// Does what has a name, unless it is declared to fail.
  JsonNode failing(String name, Effect effect) throws TaskFailed {
    Optional<RehearsedFault.Kind> fault = faults.next(name);
    if (fault.isPresent() && !fault.get().isAfterTheEffect()) {
      throw failed(name, fault.get());
    }
    JsonNode answer = effect.happen();
    if (fault.isPresent()) {
      throw failed(name, fault.get());
    }
    return answer;
  }

  /// What a call does.
  @FunctionalInterface
  interface Effect {
    JsonNode happen() throws TaskFailed;
  }

  private static TaskFailed failed(String name, RehearsedFault.Kind kind) {
    String message = kind.isKill() ? "Runtime exited with error: signal: killed" : kind.error();
    return new TaskFailed(
        kind.functionError(),
        Json.write(
            Json.object()
                .put("errorMessage", name + ": " + message)
                .put("errorType", kind.functionError())));
  }
}
