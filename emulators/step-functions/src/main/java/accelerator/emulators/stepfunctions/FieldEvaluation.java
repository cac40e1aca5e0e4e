package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/// The fields of a visited state as values. What has none fails the state, and the history says so.
record FieldEvaluation(StateVisit visit) {
  /// What expressions see before there is a result.
  ExpressionScope scope() {
    ExecutionContext execution = visit.execution();
    ObjectNode states = StateVisit.detail();
    states.set("input", visit.input());
    ObjectNode context = execution.context();
    context
        .putObject("State")
        .put("EnteredTime", visit.enteredAt().toString())
        .put("Name", visit.name())
        .put("RetryCount", visit.retryCount());
    states.set("context", context);
    return new ExpressionScope(
        visit.variables().values(),
        states,
        execution.clock().now(),
        execution.random(),
        execution.ids());
  }

  JsonNode evaluate(FieldTemplate template, ExpressionScope scope, JsonKind kind)
      throws StateFailure {
    try {
      return template.evaluate(scope, kind);
    } catch (EvaluationFailed failure) {
      throw queryFailed(failure.problem());
    }
  }

  /// The value of a field that need not be there.
  JsonNode evaluate(Optional<FieldTemplate> template, ExpressionScope scope, JsonNode otherwise)
      throws StateFailure {
    return template.isPresent() ? evaluate(template.get(), scope, JsonKind.ANY) : otherwise;
  }

  /// A whole number within bounds.
  long evaluateInteger(FieldTemplate template, ExpressionScope scope, String field, long least)
      throws StateFailure {
    JsonNode value = evaluate(template, scope, JsonKind.INTEGER);
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

  StateFailure queryFailed(String message) {
    StateFailure failure = visit.failed(Errors.QUERY, message);
    visit.record("EvaluationFailed", failure.detail());
    return failure;
  }
}
