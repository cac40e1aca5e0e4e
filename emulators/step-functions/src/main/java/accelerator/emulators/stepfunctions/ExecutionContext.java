package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What all states of one execution share.
///
/// @param redrives how often it was redriven
/// @param redrivenAt when it last was
record ExecutionContext(
    MachineIdentity machine,
    String name,
    JsonNode input,
    Instant startedAt,
    Tasks tasks,
    ExecutionClock clock,
    RandomGenerator random,
    Supplier<String> ids,
    Recorder recorder,
    int redrives,
    Optional<Instant> redrivenAt) {

  /// The parts of the context object that are the same in every state.
  ObjectNode context() {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    ObjectNode execution = context.putObject("Execution");
    execution.put("Id", machine.executionArn(name));
    execution.set("Input", input);
    execution.put("Name", name);
    execution.put("RedriveCount", redrives);
    redrivenAt.ifPresent(time -> execution.put("RedriveTime", time.toString()));
    execution.put("RoleArn", machine.roleArn());
    execution.put("StartTime", startedAt.toString());
    context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
    return context;
  }

  /// The same redriven once more, now.
  ExecutionContext redriven(Recorder next) {
    return new ExecutionContext(
        machine,
        name,
        input,
        startedAt,
        tasks,
        clock,
        random,
        ids,
        next,
        redrives + 1,
        Optional.of(clock.now()));
  }
}
