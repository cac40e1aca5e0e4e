package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs states one after the other, and knows what each type does.
final class Interpreter {
  private final ExecutionContext execution;

  Interpreter(ExecutionContext execution) {
    this.execution = execution;
  }

  /// Runs a flow from where it is to its end and returns the output of its last state.
  JsonNode flow(StateFlow flow, FlowPlace place, Optional<Integer> iteration)
      throws StateFailure, InterruptedException {
    while (place.next().isPresent()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      place.leave(visit(flow.state(place.next().get()), place, iteration));
    }
    return place.handed();
  }

  private Departure visit(State state, FlowPlace place, Optional<Integer> iteration)
      throws StateFailure, InterruptedException {
    StateVisit visit = new StateVisit(execution, state, place, iteration);
    FieldEvaluation fields = new FieldEvaluation(visit);
    JsonNode input = visit.input();
    return switch (state) {
      case State.Pass pass -> Departure.from(fields, pass.exit(), input, fields.scope());
      case State.Succeed succeed ->
          Departure.from(
              fields,
              new State.Exit(Optional.empty(), succeed.output(), Optional.empty()),
              input,
              fields.scope());
      case State.Fail fail -> throw failure(fields, fail);
      case State.Choice choice -> choose(fields, choice);
      case State.Wait wait -> pause(fields, wait);
      case State.Working working -> work(fields, working);
    };
  }

  private static StateFailure failure(FieldEvaluation fields, State.Fail fail) throws StateFailure {
    return new StateFailure(text(fields, fail.error()), text(fields, fail.cause()));
  }

  private static Optional<String> text(FieldEvaluation fields, Optional<FieldTemplate> template)
      throws StateFailure {
    return template.isEmpty()
        ? Optional.empty()
        : Optional.of(fields.evaluate(template.get(), fields.scope(), JsonKind.STRING).asText());
  }

  private static Departure choose(FieldEvaluation fields, State.Choice choice) throws StateFailure {
    ExpressionScope scope = fields.scope();
    for (State.Rule rule : choice.rules()) {
      if (fields.evaluate(rule.condition(), scope, JsonKind.BOOLEAN).asBoolean()) {
        return Departure.from(fields, rule.exit(), fields.visit().input(), scope);
      }
    }
    if (choice.otherwise().isEmpty()) {
      throw fields
          .visit()
          .failed(Errors.NO_CHOICE, "Failed to transition out of the state. No choice matched.");
    }
    return Departure.from(fields, choice.otherwise().get(), fields.visit().input(), scope);
  }

  private Departure pause(FieldEvaluation fields, State.Wait wait)
      throws StateFailure, InterruptedException {
    ExpressionScope scope = fields.scope();
    Instant until =
        switch (wait.until()) {
          case State.Seconds seconds ->
              execution
                  .clock()
                  .now()
                  .plusSeconds(fields.evaluateInteger(seconds.seconds(), scope, "Seconds", 0));
          case State.Timestamp timestamp -> time(fields, timestamp.timestamp(), scope);
        };
    fields.visit().note("WaitScheduled", StateVisit.detail().put("until", until.toString()));
    execution.clock().waitUntil(until);
    return Departure.from(fields, wait.exit(), fields.visit().input(), fields.scope());
  }

  private static Instant time(FieldEvaluation fields, FieldTemplate template, ExpressionScope scope)
      throws StateFailure {
    String text = fields.evaluate(template, scope, JsonKind.STRING).asText();
    Optional<Instant> time = Timestamps.parse(text);
    if (time.isEmpty()) {
      throw fields.queryFailed(
          "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format"
              + " string: "
              + text);
    }
    return time.get();
  }

  private Departure work(FieldEvaluation fields, State.Working state)
      throws StateFailure, InterruptedException {
    Map<Retrier, Integer> retries = new HashMap<>();
    while (true) {
      try {
        JsonNode result = attempt(fields, state);
        return Departure.from(fields, state.exit(), result, fields.scope().with("result", result));
      } catch (StateFailure failure) {
        Optional<Retrier> retrier = retrier(state, failure);
        int count = retrier.map(found -> retries.merge(found, 1, Integer::sum)).orElse(0);
        if (retrier.isEmpty() || count > retrier.get().maxAttempts()) {
          return recover(fields, state, failure);
        }
        fields.visit().place().forget();
        pauseBeforeRetry(
            fields.visit(), failure, retrier.get().delay(count - 1, execution.random()));
      }
    }
  }

  private JsonNode attempt(FieldEvaluation fields, State.Working state)
      throws StateFailure, InterruptedException {
    return switch (state) {
      case State.Task task -> TaskAttempt.run(fields, task);
      case State.Parallel parallel -> ForkedAttempt.run(this, fields, parallel);
      case State.MapState map -> ForkedAttempt.run(this, fields, map);
    };
  }

  private static Optional<Retrier> retrier(State.Working state, StateFailure failure) {
    return state.recovery().retriers().stream()
        .filter(retrier -> Errors.match(retrier.errorEquals(), failure.error()))
        .findFirst();
  }

  private void pauseBeforeRetry(StateVisit visit, StateFailure failure, Duration delay)
      throws InterruptedException {
    visit.countRetry();
    Instant until = execution.clock().now().plus(delay);
    visit.note(
        "RetryScheduled",
        failure.detail().put("until", until.toString()).put("attempt", visit.retryCount()));
    execution.clock().waitUntil(until);
  }

  private static Departure recover(
      FieldEvaluation fields, State.Working state, StateFailure failure) throws StateFailure {
    List<State.Catcher> catchers = state.recovery().catchers();
    for (State.Catcher catcher : catchers) {
      if (Errors.match(catcher.errorEquals(), failure.error())) {
        ExpressionScope scope = fields.scope().with("errorOutput", failure.errorOutput());
        return Departure.from(fields, catcher.exit(), failure.errorOutput(), scope);
      }
    }
    if (failure.error().equals(Optional.of(Errors.DATA_LIMIT))) {
      fields.visit().place().forget();
    }
    throw failure;
  }
}
