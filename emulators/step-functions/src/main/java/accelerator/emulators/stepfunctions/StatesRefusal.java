package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// A request that the service refuses.
final class StatesRefusal extends Exception {
  private final String type;
  private final String message;

  /// @param type the service's name for the error, such as `ExecutionDoesNotExist`
  StatesRefusal(String type, String message) {
    super(message);
    this.type = type;
    this.message = message;
  }

  /// The body of the error's answer.
  JsonNode body() {
    return JsonNodeFactory.instance.objectNode().put("__type", type).put("message", message);
  }
}
