package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One visit of a state, from its entry to its exit, with all attempts in between.
final class Visit {
  private final Run run;
  private final State state;
  private final JsonNode input;
  private final Variables variables;
  private final Optional<Integer> iteration;
  private final Instant enteredAt;
  private final long enteredId;
  private int retryCount;

  /// Enters the state.
  Visit(Run run, State state, JsonNode input, Variables variables, Optional<Integer> iteration) {
    this.run = run;
    this.state = state;
    this.input = input;
    this.variables = variables;
    this.iteration = iteration;
    this.enteredAt = run.pace().now();
    this.enteredId = record(state.type() + "StateEntered", object().set("input", input));
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  Run run() {
    return run;
  }

  JsonNode input() {
    return input;
  }

  Variables variables() {
    return variables;
  }

  Optional<Integer> iteration() {
    return iteration;
  }

  String name() {
    return state.name();
  }

  int retryCount() {
    return retryCount;
  }

  void countRetry() {
    retryCount++;
  }

  long record(String type, JsonNode detail) {
    return run.recorder().record(type, Optional.of(state.name()), iteration, detail);
  }

  void note(String type, JsonNode detail) {
    run.recorder().note(type, Optional.of(state.name()), iteration, detail);
  }

  /// What expressions see before there is a result.
  Scope scope() {
    ObjectNode states = object();
    states.set("input", input);
    ObjectNode context = run.context();
    context
        .putObject("State")
        .put("EnteredTime", enteredAt.toString())
        .put("Name", state.name())
        .put("RetryCount", retryCount);
    states.set("context", context);
    return new Scope(variables.values(), states, run.pace().now(), run.random(), run.ids());
  }

  JsonNode evaluate(Template template, Scope scope, Kind kind) throws Failure {
    try {
      return template.evaluate(scope, kind);
    } catch (EvaluationFailed failure) {
      throw queryFailed(failure.problem());
    }
  }

  /// The value of a field that need not be there.
  JsonNode evaluate(Optional<Template> template, Scope scope, JsonNode otherwise) throws Failure {
    return template.isPresent() ? evaluate(template.get(), scope, Kind.ANY) : otherwise;
  }

  /// A whole number within bounds.
  long evaluateInteger(Template template, Scope scope, String field, long least) throws Failure {
    JsonNode value = evaluate(template, scope, Kind.INTEGER);
    if (value.asLong() < least || value.asLong() > DefinitionReader.MOST_SECONDS) {
      throw queryFailed(
          String.format(
              Locale.ROOT,
              "The %s field must be in %d..%d but was: %s",
              field,
              least,
              DefinitionReader.MOST_SECONDS,
              value));
    }
    return value.asLong();
  }

  Failure queryFailed(String message) {
    Failure failure = failed(Errors.QUERY, message);
    record("EvaluationFailed", failure.detail());
    return failure;
  }

  /// A failure whose cause says where it happened, in the service's wording.
  Failure failed(String error, String message) {
    return new Failure(
        error,
        String.format(
            Locale.ROOT,
            "An error occurred while executing the state '%s' (entered at the event id #%d). %s",
            state.name(),
            enteredId,
            message));
  }

  /// Leaves the state. Assign and Output both see the variables as they were; what is assigned is
  /// there from the next state on.
  Departure leave(State.Exit exit, JsonNode otherwise, Scope scope) throws Failure {
    ObjectNode assigned = object();
    if (exit.assign().isPresent()) {
      assigned.setAll((ObjectNode) evaluate(exit.assign().get(), scope, Kind.ANY));
    }
    JsonNode output =
        Payload.check(
            "output of the state '%s'".formatted(state.name()),
            evaluate(exit.output(), scope, otherwise));
    variables.assign(assigned);
    ObjectNode detail = object().set("output", output);
    if (!assigned.isEmpty()) {
      detail.set("assigned", assigned);
    }
    record(state.type() + "StateExited", detail);
    return new Departure(output, exit.next());
  }

  /// What a state hands on, and to which state; none after the last.
  record Departure(JsonNode output, Optional<String> next) {}
}
