package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A state machine that can be executed, any number of times and at the same time.
public final class StateMachine {
  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

  private final MachineIdentity identity;
  private final Definition definition;
  private final Tasks tasks;
  private final ExecutionClock clock;
  private final RandomGenerator random;
  private final Supplier<String> ids;
  private final List<History> listeners;

  /// @param random for jitter and `$random`
  /// @param ids for `$uuid`
  /// @param listeners told of every event of every execution
  public StateMachine(
      MachineIdentity identity,
      Definition definition,
      Tasks tasks,
      ExecutionClock clock,
      RandomGenerator random,
      Supplier<String> ids,
      List<History> listeners) {
    this.identity = identity;
    this.definition = definition;
    this.tasks = tasks;
    this.clock = clock;
    this.random = random;
    this.ids = ids;
    this.listeners = List.copyOf(listeners);
  }

  public MachineIdentity identity() {
    return identity;
  }

  public Definition definition() {
    return definition;
  }

  /// Starts an execution and returns at once.
  ///
  /// @param executionName not checked for being new
  /// @throws IllegalArgumentException when the name is not one that the service takes
  public MachineExecution start(String executionName, JsonNode input) {
    if (!isName(executionName)) {
      throw new IllegalArgumentException(
          "an execution's name has 1..80 characters, none of them blank, a bracket or one of"
              + " ?*\"#%%\\^|~`$&,;:/, was '%s'".formatted(executionName));
    }
    MachineExecution execution =
        new MachineExecution(
            identity, executionName, input, definition, tasks, clock, random, ids, listeners);
    execution.start();
    return execution;
  }

  /// Runs an execution to its end. An interrupt aborts it.
  public ExecutionResult run(String executionName, JsonNode input) throws InterruptedException {
    MachineExecution execution = start(executionName, input);
    try {
      return execution.result().get();
    } catch (InterruptedException failure) {
      execution.abort(Optional.empty(), Optional.empty());
      throw failure;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
