package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// One attempt at a Task: calls it on a thread of its own and waits as long as its TimeoutSeconds
/// allow.
final class TaskAttempt {
  private TaskAttempt() {}

  static JsonNode run(FieldEvaluation fields, State.Task task)
      throws StateFailure, InterruptedException {
    StateVisit visit = fields.visit();
    ExpressionScope scope = fields.scope();
    JsonNode arguments =
        Payload.check(
            "input of the task '%s'".formatted(task.name()),
            fields.evaluate(task.arguments(), scope, visit.input()));
    Optional<Long> timeout = Optional.empty();
    if (task.timeoutSeconds().isPresent()) {
      timeout =
          Optional.of(
              fields.evaluateInteger(task.timeoutSeconds().get(), scope, "TimeoutSeconds", 1));
    }
    String prefix = Tasks.isFunction(task.resource()) ? "LambdaFunction" : "Task";
    visit.record(prefix + "Scheduled", scheduled(task, arguments, timeout));
    visit.record(prefix + "Started", StateVisit.detail().put("resource", task.resource()));
    try {
      JsonNode result = call(visit, task, arguments, timeout);
      Payload.check("result of the task '%s'".formatted(task.name()), result);
      visit.record(prefix + "Succeeded", StateVisit.detail().set("output", result));
      return result;
    } catch (StateFailure failure) {
      boolean isLate = failure.error().equals(Optional.of(Errors.TIMEOUT));
      visit.record(prefix + (isLate ? "TimedOut" : "Failed"), failure.detail());
      throw failure;
    }
  }

  private static ObjectNode scheduled(State.Task task, JsonNode arguments, Optional<Long> timeout) {
    ObjectNode detail = StateVisit.detail().put("resource", task.resource());
    detail.set("parameters", arguments);
    timeout.ifPresent(seconds -> detail.put("timeoutInSeconds", seconds));
    return detail;
  }

  private static JsonNode call(
      StateVisit visit, State.Task task, JsonNode arguments, Optional<Long> timeout)
      throws StateFailure, InterruptedException {
    ExecutionClock clock = visit.execution().clock();
    Instant deadline = timeout.map(clock.now()::plusSeconds).orElse(ExecutionClock.NEVER);
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    ExecutionClock.Work work =
        clock.start(
            "task " + task.name(),
            () -> answer(visit.execution().tasks(), task, arguments, answer));
    try {
      if (!clock.await(answer, deadline)) {
        throw new StateFailure(Optional.of(Errors.TIMEOUT), Optional.empty());
      }
    } finally {
      work.interrupt();
    }
    return switch (answer.state()) {
      case SUCCESS -> answer.resultNow();
      case FAILED -> throw failure(visit, answer.exceptionNow());
      case CANCELLED, RUNNING -> throw new IllegalStateException("no answer: " + answer);
    };
  }

  private static void answer(
      Tasks tasks, State.Task task, JsonNode arguments, CompletableFuture<JsonNode> answer) {
    try {
      answer.complete(tasks.run(task.resource(), arguments));
    } catch (Throwable failure) {
      answer.completeExceptionally(failure);
    }
  }

  private static StateFailure failure(StateVisit visit, Throwable thrown) {
    if (thrown instanceof TaskFailed failed && !failed.error().equals(Errors.RUNTIME)) {
      return new StateFailure(failed.error(), failed.cause());
    }
    return visit.failed(
        Errors.RUNTIME, thrown instanceof TaskFailed failed ? failed.cause() : thrown.toString());
  }
}
