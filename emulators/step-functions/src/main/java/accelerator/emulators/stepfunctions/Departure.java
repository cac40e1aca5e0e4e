package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// What a state hands on, and to which state; none after the last.
record Departure(JsonNode output, Optional<String> next) {
  /// Leaves a state. Assign and Output both see the variables as they were; what is assigned is
  /// there from the next state on.
  ///
  /// @param otherwise the output of a state that has no Output
  static Departure from(
      FieldEvaluation fields, State.Exit exit, JsonNode otherwise, ExpressionScope scope)
      throws StateFailure {
    StateVisit visit = fields.visit();
    ObjectNode assigned = StateVisit.detail();
    if (exit.assign().isPresent()) {
      assigned.setAll((ObjectNode) fields.evaluate(exit.assign().get(), scope, JsonKind.ANY));
    }
    JsonNode output =
        Payload.check(
            "output of the state '%s'".formatted(visit.name()),
            fields.evaluate(exit.output(), scope, otherwise));
    visit.variables().assign(assigned);
    ObjectNode detail = StateVisit.detail().set("output", output);
    if (!assigned.isEmpty()) {
      detail.set("assigned", assigned);
    }
    visit.record(visit.state().type() + "StateExited", detail);
    return new Departure(output, exit.next());
  }
}
