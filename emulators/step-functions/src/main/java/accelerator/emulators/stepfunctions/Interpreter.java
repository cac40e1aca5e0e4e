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
  private final Run run;

  Interpreter(Run run) {
    this.run = run;
  }

  /// Runs a body from its start to its end and returns the output of its last state.
  JsonNode body(Body body, JsonNode input, Variables variables, Optional<Integer> iteration)
      throws Failure, InterruptedException {
    Visit.Departure departure = new Visit.Departure(input, Optional.of(body.startAt()));
    while (departure.next().isPresent()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      State state = body.state(departure.next().get());
      departure = visit(state, departure.output(), variables, iteration);
    }
    return departure.output();
  }

  private Visit.Departure visit(
      State state, JsonNode input, Variables variables, Optional<Integer> iteration)
      throws Failure, InterruptedException {
    Visit visit = new Visit(run, state, input, variables, iteration);
    return switch (state) {
      case State.Pass pass -> visit.leave(pass.exit(), input, visit.scope());
      case State.Succeed succeed ->
          visit.leave(
              new State.Exit(Optional.empty(), succeed.output(), Optional.empty()),
              input,
              visit.scope());
      case State.Fail fail -> throw failure(visit, fail);
      case State.Choice choice -> choose(visit, choice);
      case State.Wait wait -> pause(visit, wait);
      case State.Working working -> work(visit, working);
    };
  }

  private static Failure failure(Visit visit, State.Fail fail) throws Failure {
    return new Failure(text(visit, fail.error()), text(visit, fail.cause()));
  }

  private static Optional<String> text(Visit visit, Optional<Template> template) throws Failure {
    return template.isEmpty()
        ? Optional.empty()
        : Optional.of(visit.evaluate(template.get(), visit.scope(), Kind.STRING).asText());
  }

  private static Visit.Departure choose(Visit visit, State.Choice choice) throws Failure {
    Scope scope = visit.scope();
    for (State.Rule rule : choice.rules()) {
      if (visit.evaluate(rule.condition(), scope, Kind.BOOLEAN).asBoolean()) {
        return visit.leave(rule.exit(), visit.input(), scope);
      }
    }
    if (choice.otherwise().isEmpty()) {
      throw visit.failed(
          Errors.NO_CHOICE, "Failed to transition out of the state. No choice matched.");
    }
    return visit.leave(choice.otherwise().get(), visit.input(), scope);
  }

  private Visit.Departure pause(Visit visit, State.Wait wait) throws Failure, InterruptedException {
    Scope scope = visit.scope();
    Instant until =
        switch (wait.until()) {
          case State.Seconds seconds ->
              run.pace()
                  .now()
                  .plusSeconds(visit.evaluateInteger(seconds.seconds(), scope, "Seconds", 0));
          case State.Timestamp timestamp -> time(visit, timestamp.timestamp(), scope);
        };
    visit.note("WaitScheduled", Visit.object().put("until", until.toString()));
    run.pace().waitUntil(until);
    return visit.leave(wait.exit(), visit.input(), visit.scope());
  }

  private static Instant time(Visit visit, Template template, Scope scope) throws Failure {
    String text = visit.evaluate(template, scope, Kind.STRING).asText();
    Optional<Instant> time = Timestamps.parse(text);
    if (time.isEmpty()) {
      throw visit.queryFailed(
          "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format"
              + " string: "
              + text);
    }
    return time.get();
  }

  private Visit.Departure work(Visit visit, State.Working state)
      throws Failure, InterruptedException {
    Map<Retrier, Integer> retries = new HashMap<>();
    while (true) {
      try {
        JsonNode result = attempt(visit, state);
        return visit.leave(state.exit(), result, visit.scope().with("result", result));
      } catch (Failure failure) {
        Optional<Retrier> retrier = retrier(state, failure);
        int count = retrier.map(found -> retries.merge(found, 1, Integer::sum)).orElse(0);
        if (retrier.isEmpty() || count > retrier.get().maxAttempts()) {
          return recover(visit, state, failure);
        }
        pauseBeforeRetry(visit, failure, retrier.get().delay(count - 1, run.random()));
      }
    }
  }

  private JsonNode attempt(Visit visit, State.Working state) throws Failure, InterruptedException {
    return switch (state) {
      case State.Task task -> TaskAttempt.run(visit, task);
      case State.Parallel parallel -> ForkedAttempt.run(this, visit, parallel);
      case State.MapState map -> ForkedAttempt.run(this, visit, map);
    };
  }

  private static Optional<Retrier> retrier(State.Working state, Failure failure) {
    return state.recovery().retriers().stream()
        .filter(retrier -> Errors.match(retrier.errorEquals(), failure.error()))
        .findFirst();
  }

  private void pauseBeforeRetry(Visit visit, Failure failure, Duration delay)
      throws InterruptedException {
    visit.countRetry();
    Instant until = run.pace().now().plus(delay);
    visit.note(
        "RetryScheduled",
        failure.detail().put("until", until.toString()).put("attempt", visit.retryCount()));
    run.pace().waitUntil(until);
  }

  private static Visit.Departure recover(Visit visit, State.Working state, Failure failure)
      throws Failure {
    List<State.Catcher> catchers = state.recovery().catchers();
    for (State.Catcher catcher : catchers) {
      if (Errors.match(catcher.errorEquals(), failure.error())) {
        Scope scope = visit.scope().with("errorOutput", failure.errorOutput());
        return visit.leave(catcher.exit(), failure.errorOutput(), scope);
      }
    }
    throw failure;
  }
}
