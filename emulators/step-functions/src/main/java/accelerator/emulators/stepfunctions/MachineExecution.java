package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// One execution of a state machine, running or ended. One that was redriven is another of these
/// with the same name.
public final class MachineExecution {
  private static final System.Logger LOG = System.getLogger(MachineExecution.class.getName());

  private final ExecutionContext context;
  private final Definition definition;
  private final FlowPlace place;

  /// The first to complete it decides how the execution ends.
  private final CompletableFuture<ExecutionResult> ending = new CompletableFuture<>();

  private final CompletableFuture<Void> flowEnded = new CompletableFuture<>();
  private final CompletableFuture<ExecutionResult> result = new CompletableFuture<>();
  private volatile Optional<Instant> stoppedAt = Optional.empty();

  MachineExecution(
      MachineIdentity machine,
      String name,
      JsonNode input,
      Definition definition,
      Tasks tasks,
      ExecutionClock clock,
      RandomGenerator random,
      Supplier<String> ids,
      List<History> listeners) {
    Recorder recorder =
        new Recorder(machine.executionArn(name), clock, listeners, this::endFullHistory);
    this.context =
        new ExecutionContext(
            machine,
            name,
            input,
            clock.now(),
            tasks,
            clock,
            random,
            ids,
            recorder,
            0,
            Optional.empty());
    this.definition = definition;
    this.place = FlowPlace.before(definition.flow(), input, Variables.none());
  }

  private MachineExecution(MachineExecution ended) {
    Recorder recorder = ended.context.recorder().next(this::endFullHistory);
    this.context = ended.context.redriven(recorder);
    this.definition = ended.definition;
    this.place = ended.place;
  }

  /// The same execution, started again where it ended: what has succeeded is not done again.
  ///
  /// @throws IllegalStateException when it cannot be redriven
  public MachineExecution redrive() {
    redriveRefusal()
        .ifPresent(
            reason -> {
              throw new IllegalStateException(reason);
            });
    MachineExecution next = new MachineExecution(this);
    next.start();
    return next;
  }

  /// Why it cannot be redriven now; none when it can.
  Optional<String> redriveRefusal() {
    return Redrive.refusal(
        Optional.ofNullable(result.getNow(null)),
        startedAt(),
        stoppedAt,
        context.recorder().events(),
        context.clock().now());
  }

  /// How often it was redriven.
  int redrives() {
    return context.redrives();
  }

  /// When it was last redriven; none when it never was.
  Optional<Instant> redrivenAt() {
    return context.redrivenAt();
  }

  public String name() {
    return context.name();
  }

  public String arn() {
    return context.machine().executionArn(context.name());
  }

  public JsonNode input() {
    return context.input();
  }

  public Instant startedAt() {
    return context.startedAt();
  }

  /// When it ended; empty while it runs.
  public Optional<Instant> stoppedAt() {
    return stoppedAt;
  }

  /// Complete once the execution has ended and its history is told.
  public CompletableFuture<ExecutionResult> result() {
    return result.copy();
  }

  /// Ends the execution as ABORTED, unless it has ended already. What runs in it is interrupted.
  public void abort(Optional<String> error, Optional<String> cause) {
    ending.complete(ExecutionResult.aborted(error, cause));
  }

  void start() {
    context.clock().start("execution " + name(), this::conduct);
  }

  /// Whatever goes wrong on the way, the execution ends and whoever waits for it is told.
  private void conduct() {
    ExecutionResult ended;
    try {
      ended = ended();
    } catch (Throwable failure) {
      ended = broken(failure);
    }
    stoppedAt = Optional.of(context.clock().now());
    try {
      context.recorder().end(ended.eventType(), ended.detail());
    } catch (Throwable failure) {
      LOG.log(Level.ERROR, "a listener failed at the end of " + arn(), failure);
    } finally {
      result.complete(ended);
    }
  }

  private static ExecutionResult broken(Throwable failure) {
    return ExecutionResult.failed(new StateFailure(Errors.RUNTIME, failure.toString()));
  }

  private ExecutionResult ended() {
    recordStart();
    Instant from = redrivenAt().orElse(startedAt());
    Instant deadline =
        definition.timeout().map((Duration limit) -> from.plus(limit)).orElse(ExecutionClock.NEVER);
    ExecutionClock.Work flow = context.clock().start("states of " + name(), this::runFlow);
    try {
      if (!context.clock().await(ending, deadline)) {
        ending.complete(ExecutionResult.timedOut());
      }
    } catch (InterruptedException _) {
      abort(Optional.empty(), Optional.empty());
    }
    flow.interrupt();
    awaitFlow();
    return ending.join();
  }

  private void recordStart() {
    boolean isFirst = redrives() == 0;
    ObjectNode detail = StateVisit.detail();
    if (isFirst) {
      detail.<ObjectNode>set("input", input()).put("roleArn", context.machine().roleArn());
    } else {
      detail.put("redriveCount", redrives());
    }
    context
        .recorder()
        .record(
            isFirst ? "ExecutionStarted" : "ExecutionRedriven",
            Optional.empty(),
            Optional.empty(),
            detail);
  }

  /// Lets what was interrupted say so in the history.
  private void awaitFlow() {
    try {
      context.clock().await(flowEnded, ExecutionClock.NEVER);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void runFlow() {
    try {
      JsonNode output = new Interpreter(context).flow(definition.flow(), place, Optional.empty());
      ending.complete(ExecutionResult.succeeded(output));
    } catch (StateFailure failure) {
      ending.complete(ExecutionResult.failed(failure));
    } catch (InterruptedException _) {
      abort(Optional.empty(), Optional.empty());
    } catch (Throwable failure) {
      ending.complete(broken(failure));
    } finally {
      flowEnded.complete(null);
    }
  }

  private void endFullHistory() {
    String cause =
        String.format(
            Locale.ROOT,
            "The execution reached the maximum number of history events (%d).",
            Recorder.MOST_EVENTS);
    ending.complete(ExecutionResult.failed(new StateFailure(Errors.RUNTIME, cause)));
  }
}
