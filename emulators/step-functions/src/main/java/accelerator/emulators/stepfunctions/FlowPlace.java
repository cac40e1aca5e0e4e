package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Where a flow is, so that an execution which did not succeed can go on from there: the state that
/// comes next and its input, the variables, and of a Map or Parallel that is under way what has
/// ended and where the rest is.
final class FlowPlace {
  private final Variables variables;
  private final Map<Integer, JsonNode> ended = new ConcurrentHashMap<>();
  private final Map<Integer, FlowPlace> under = new ConcurrentHashMap<>();
  private volatile Departure departure;

  private FlowPlace(Departure departure, Variables variables) {
    this.departure = departure;
    this.variables = variables;
  }

  /// The beginning of a flow.
  static FlowPlace before(StateFlow flow, JsonNode input, Variables variables) {
    return new FlowPlace(new Departure(input, Optional.of(flow.startAt())), variables);
  }

  /// The state that comes next, or is under way; none after the last.
  Optional<String> next() {
    return departure.next();
  }

  /// What the state before handed on.
  JsonNode handed() {
    return departure.output();
  }

  Variables variables() {
    return variables;
  }

  /// Notes that a state was left.
  void leave(Departure left) {
    forget();
    departure = left;
  }

  /// Lets all branches or iterations of the state that is under way begin anew.
  void forget() {
    ended.clear();
    under.clear();
  }

  /// What a branch or iteration came to; none before it has succeeded.
  Optional<JsonNode> ended(int index) {
    return Optional.ofNullable(ended.get(index));
  }

  void end(int index, JsonNode result) {
    ended.put(index, result);
  }

  /// Where a branch or iteration is.
  ///
  /// @param first its beginning
  FlowPlace under(int index, Supplier<FlowPlace> first) {
    return under.computeIfAbsent(index, _ -> first.get());
  }
}
