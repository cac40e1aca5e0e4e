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

  static JsonNode run(Visit visit, State.Task task) throws Failure, InterruptedException {
    Scope scope = visit.scope();
    JsonNode arguments =
        Payload.check(
            "input of the task '%s'".formatted(task.name()),
            visit.evaluate(task.arguments(), scope, visit.input()));
    Optional<Long> timeout = Optional.empty();
    if (task.timeoutSeconds().isPresent()) {
      timeout =
          Optional.of(
              visit.evaluateInteger(task.timeoutSeconds().get(), scope, "TimeoutSeconds", 1));
    }
    String prefix = Tasks.isFunction(task.resource()) ? "LambdaFunction" : "Task";
    visit.record(prefix + "Scheduled", scheduled(task, arguments, timeout));
    visit.record(prefix + "Started", Visit.object().put("resource", task.resource()));
    try {
      JsonNode result = call(visit, task, arguments, timeout);
      Payload.check("result of the task '%s'".formatted(task.name()), result);
      visit.record(prefix + "Succeeded", Visit.object().set("output", result));
      return result;
    } catch (Failure failure) {
      boolean isLate = failure.error().equals(Optional.of(Errors.TIMEOUT));
      visit.record(prefix + (isLate ? "TimedOut" : "Failed"), failure.detail());
      throw failure;
    }
  }

  private static ObjectNode scheduled(State.Task task, JsonNode arguments, Optional<Long> timeout) {
    ObjectNode detail = Visit.object().put("resource", task.resource());
    detail.set("parameters", arguments);
    timeout.ifPresent(seconds -> detail.put("timeoutInSeconds", seconds));
    return detail;
  }

  private static JsonNode call(
      Visit visit, State.Task task, JsonNode arguments, Optional<Long> timeout)
      throws Failure, InterruptedException {
    Pace pace = visit.run().pace();
    Instant deadline = timeout.map(pace.now()::plusSeconds).orElse(Pace.NEVER);
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    Pace.Work work =
        pace.start(
            "task " + task.name(), () -> answer(visit.run().tasks(), task, arguments, answer));
    try {
      if (!pace.await(answer, deadline)) {
        throw new Failure(Optional.of(Errors.TIMEOUT), Optional.empty());
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
    } catch (TaskFailed | InterruptedException | RuntimeException | Error failure) {
      answer.completeExceptionally(failure);
    }
  }

  private static Failure failure(Visit visit, Throwable thrown) {
    if (thrown instanceof TaskFailed failed && !failed.error().equals(Errors.RUNTIME)) {
      return new Failure(failed.error(), failed.cause());
    }
    return visit.failed(
        Errors.RUNTIME, thrown instanceof TaskFailed failed ? failed.cause() : thrown.toString());
  }
}
