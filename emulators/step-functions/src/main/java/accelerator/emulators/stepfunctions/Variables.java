package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables of one run through a body: those assigned in it, over those of the bodies around
/// it, which it reads and cannot change.
final class Variables {
  private final Map<String, JsonNode> values;

  private Variables(Map<String, JsonNode> values) {
    this.values = new LinkedHashMap<>(values);
  }

  static Variables none() {
    return new Variables(Map.of());
  }

  /// The variables of a run inside of the state that sees these.
  Variables inner() {
    return new Variables(values);
  }

  Map<String, JsonNode> values() {
    return Map.copyOf(values);
  }

  /// Assigns all or nothing.
  ///
  /// @throws Failure when one, or all together, are too large
  void assign(ObjectNode assigned) throws StateFailure {
    Map<String, JsonNode> next = new LinkedHashMap<>(values);
    assigned.properties().forEach(entry -> next.put(entry.getKey(), entry.getValue()));
    Payload.checkVariables(next);
    values.putAll(next);
  }
}
