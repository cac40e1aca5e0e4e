package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One visit of a state, from its entry to its exit, with all attempts in between, as the history
/// tells it.
final class StateVisit {
  private final ExecutionContext execution;
  private final State state;
  private final FlowPlace place;
  private final Optional<Integer> iteration;
  private final Instant enteredAt;
  private final long enteredId;
  private int retryCount;

  /// Enters the state.
  StateVisit(
      ExecutionContext execution, State state, FlowPlace place, Optional<Integer> iteration) {
    this.execution = execution;
    this.state = state;
    this.place = place;
    this.iteration = iteration;
    this.enteredAt = execution.clock().now();
    this.enteredId = record(state.type() + "StateEntered", detail().set("input", input()));
  }

  /// An empty detail of an event.
  static ObjectNode detail() {
    return JsonNodeFactory.instance.objectNode();
  }

  ExecutionContext execution() {
    return execution;
  }

  State state() {
    return state;
  }

  String name() {
    return state.name();
  }

  /// Where its flow is.
  FlowPlace place() {
    return place;
  }

  JsonNode input() {
    return place.handed();
  }

  Variables variables() {
    return place.variables();
  }

  Optional<Integer> iteration() {
    return iteration;
  }

  Instant enteredAt() {
    return enteredAt;
  }

  int retryCount() {
    return retryCount;
  }

  void countRetry() {
    retryCount++;
  }

  long record(String type, JsonNode detail) {
    return execution.recorder().record(type, Optional.of(state.name()), iteration, detail);
  }

  void note(String type, JsonNode detail) {
    execution.recorder().note(type, Optional.of(state.name()), iteration, detail);
  }

  /// A failure whose cause says where it happened, in the service's wording.
  StateFailure failed(String error, String message) {
    return new StateFailure(
        error,
        String.format(
            Locale.ROOT,
            "An error occurred while executing the state '%s' (entered at the event id #%d). %s",
            state.name(),
            enteredId,
            message));
  }
}
