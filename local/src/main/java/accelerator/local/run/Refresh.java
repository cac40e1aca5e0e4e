package accelerator.local.run;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.emulators.stepfunctions.ExecutionResult;
import accelerator.emulators.stepfunctions.MachineExecution;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.SourceData;
import accelerator.local.stack.StackMachines;
import accelerator.local.stack.StackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A run of a local stack, from its start on: how far it is, and how it ended.
public final class Refresh {
  private final StackMachines machine;
  private final ExecutionLog log;
  private final MachineExecution execution;

  private Refresh(StackMachines machine, ExecutionLog log, MachineExecution execution) {
    this.machine = machine;
    this.log = log;
    this.execution = execution;
  }

  /// Starts the refresh machine.
  ///
  /// @param domains the run's domains, in the order that its input or the stack has them
  public static Refresh start(StackMachines machine, List<Domain> domains, JsonNode input) {
    String name = UUID.randomUUID().toString();
    ExecutionLog log = new ExecutionLog(name, domains.stream().map(Domain::key).toList());
    return new Refresh(machine, log, machine.start(name, input, log));
  }

  /// What `up` starts the machine with: the sample, or the data with the window that is set, else
  /// with the data's own days.
  public static ObjectNode input(StackSettings settings, LocalStack stack) {
    ObjectNode input = Json.object();
    input.set("domains", Json.tree(settings.domains()));
    if (settings.data().isEmpty()) {
      input.put("loadSampleData", true);
      settings.window().ifPresent(window -> input.set("window", Json.tree(window)));
      return input;
    }
    settings
        .window()
        .or(
            () ->
                SourceData.window(
                    stack.snowflake().warehouse(),
                    settings.domains(),
                    LocalDate.now(ZoneOffset.UTC)))
        .ifPresent(window -> input.set("window", Json.tree(window)));
    return input;
  }

  public RunProgress.View progress() {
    return log.progress().view();
  }

  /// How long it still takes, where a run of the same input was kept.
  public Optional<Estimate> estimate() {
    return Estimate.ofKept(startedWith());
  }

  /// All that is shown of it.
  ExecutionLog log() {
    return log;
  }

  /// What it was started with.
  JsonNode startedWith() {
    return execution.input();
  }

  /// How it ended; empty while it runs.
  public Optional<RunOutcome> outcome() {
    CompletableFuture<ExecutionResult> result = execution.result();
    return result.isDone() ? Optional.of(ended(result.join())) : Optional.empty();
  }

  /// Complete when it has ended.
  public CompletableFuture<RunOutcome> ending() {
    return execution.result().thenApply(this::ended);
  }

  private RunOutcome ended(ExecutionResult result) {
    return RunOutcome.of(result, machine.notification());
  }
}
