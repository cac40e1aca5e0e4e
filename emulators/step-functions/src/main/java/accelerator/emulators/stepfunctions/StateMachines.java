package accelerator.emulators.stepfunctions;

import accelerator.emulators.loopback.AwsJsonRefusal;
import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.stepfunctions.StartedExecutions.Started;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/// State machines by their ARN and the executions started of them. Those that run are remembered,
/// and the newest 10,000 of those that have ended, for 90 days. Requests and answers are the API's.
public final class StateMachines {
  private static final String ARN = "executionArn";
  private static final String MACHINE = "stateMachineArn";
  private static final int MOST_ENDED = 10_000;

  private final Map<String, StateMachine> machines = new LinkedHashMap<>();
  private final StartedExecutions executions = new StartedExecutions(MOST_ENDED);
  private final Supplier<String> ids;

  /// @param ids names executions that are started without a name
  public StateMachines(List<StateMachine> machines, Supplier<String> ids) {
    machines.forEach(machine -> this.machines.put(machine.identity().arn(), machine));
    this.ids = ids;
  }

  /// An execution that was started here.
  public synchronized Optional<MachineExecution> find(String executionArn) {
    return executions.find(executionArn).map(Started::execution);
  }

  /// Starts an execution of a machine as somebody at the console does.
  ///
  /// @param name not used before
  /// @throws IllegalArgumentException when the name is not one that the service takes
  public synchronized MachineExecution start(StateMachine machine, String name, JsonNode input) {
    MachineExecution execution = machine.start(name, input);
    executions.add(machine, execution);
    return execution;
  }

  /// Ends all executions that run as ABORTED.
  public synchronized void abortAll() {
    executions
        .newestFirst()
        .forEach(started -> started.execution().abort(Optional.empty(), Optional.empty()));
  }

  /// The same name and input again, while it runs, is the same execution.
  synchronized JsonNode start(ApiRequest request) throws AwsJsonRefusal {
    request.allowOnly(MACHINE, "name", "input", "traceHeader");
    StateMachine machine = machine(request);
    JsonNode input = request.input();
    String name = request.text("name").orElseGet(ids);
    if (!StateMachine.isName(name)) {
      throw new AwsJsonRefusal("InvalidName", "Invalid Name: '%s'".formatted(name));
    }
    String arn = machine.identity().executionArn(name);
    Optional<Started> before = executions.find(arn);
    if (before.isEmpty()) {
      start(machine, name, input);
    } else if (!before.get().isRunning() || !before.get().execution().input().equals(input)) {
      throw new AwsJsonRefusal(
          "ExecutionAlreadyExists", "Execution Already Exists: '%s'".formatted(arn));
    }
    MachineExecution execution = execution(arn).execution();
    return StrictJson.object()
        .put(ARN, arn)
        .put("startDate", Timestamps.seconds(execution.startedAt()));
  }

  synchronized JsonNode describe(ApiRequest request) throws AwsJsonRefusal {
    request.allowOnly(ARN, "includedData");
    Started started = execution(request.required(ARN));
    ObjectNode answer = started.summary();
    answer.put("input", started.execution().input().toString());
    answer.putObject("inputDetails").put("included", true);
    Optional<String> refusal = started.execution().redriveRefusal();
    answer.put("redriveStatus", refusal.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE");
    refusal.ifPresent(reason -> answer.put("redriveStatusReason", reason));
    started
        .result()
        .ifPresent(
            result -> {
              result.output().ifPresent(output -> answer.put("output", output.toString()));
              result.error().ifPresent(error -> answer.put("error", error));
              result.cause().ifPresent(cause -> answer.put("cause", cause));
            });
    if (answer.has("output")) {
      answer.putObject("outputDetails").put("included", true);
    }
    return answer;
  }

  /// Stopping what has ended changes nothing. The answer comes once the execution has ended.
  JsonNode stop(ApiRequest request) throws AwsJsonRefusal {
    request.allowOnly(ARN, "error", "cause");
    String arn = request.required(ARN);
    MachineExecution execution;
    synchronized (this) {
      execution = execution(arn).execution();
    }
    execution.abort(request.text("error"), request.text("cause"));
    awaitEnd(execution);
    Instant stopped = execution.stoppedAt().orElseThrow();
    return StrictJson.object().put("stopDate", Timestamps.seconds(stopped));
  }

  /// Goes on with what did not succeed, from where it ended. The token of the last redrive again is
  /// that redrive.
  synchronized JsonNode redrive(ApiRequest request) throws AwsJsonRefusal {
    request.allowOnly(ARN, "clientToken");
    Started started = execution(request.required(ARN));
    Optional<String> token = request.text("clientToken");
    if (token.isEmpty() || !token.equals(started.redriveToken())) {
      started = redriven(started, token);
    }
    Instant redrivenAt = started.execution().redrivenAt().orElseThrow();
    return StrictJson.object().put("redriveDate", Timestamps.seconds(redrivenAt));
  }

  private Started redriven(Started ended, Optional<String> token) throws AwsJsonRefusal {
    Optional<String> refusal = ended.execution().redriveRefusal();
    if (refusal.isPresent()) {
      throw new AwsJsonRefusal("ExecutionNotRedrivable", refusal.get());
    }
    return executions.replace(ended, ended.execution().redrive(), token);
  }

  private static void awaitEnd(MachineExecution execution) {
    try {
      execution.result().get();
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("no longer served", failure);
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// Newest first.
  synchronized JsonNode list(ApiRequest request) throws AwsJsonRefusal {
    request.allowOnly(MACHINE, "statusFilter", "maxResults", "nextToken");
    StateMachine machine = machine(request);
    Optional<String> status = request.text("statusFilter");
    int most = request.maxResults();
    int from = request.from();
    List<ObjectNode> found =
        executions.newestFirst().stream()
            .filter(started -> started.machine().equals(machine))
            .map(Started::summary)
            .filter(entry -> status.isEmpty() || status.get().equals(entry.path("status").asText()))
            .toList();
    int to = Math.min(found.size(), from + most);
    ObjectNode answer = StrictJson.object();
    ArrayNode entries = answer.putArray("executions");
    found.subList(Math.min(from, to), to).forEach(entries::add);
    if (to < found.size()) {
      answer.put("nextToken", String.valueOf(to));
    }
    return answer;
  }

  private StateMachine machine(ApiRequest request) throws AwsJsonRefusal {
    String arn = request.required(MACHINE);
    StateMachine machine = machines.get(arn);
    if (machine == null) {
      throw new AwsJsonRefusal(
          "StateMachineDoesNotExist", "State Machine Does Not Exist: '%s'".formatted(arn));
    }
    return machine;
  }

  private Started execution(String arn) throws AwsJsonRefusal {
    return executions
        .find(arn)
        .orElseThrow(
            () ->
                new AwsJsonRefusal(
                    "ExecutionDoesNotExist", "Execution Does Not Exist: '%s'".formatted(arn)));
  }
}
