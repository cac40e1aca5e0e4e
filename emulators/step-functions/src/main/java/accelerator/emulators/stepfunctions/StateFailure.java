package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A state has failed.
final class StateFailure extends Exception {
  private final transient Optional<String> error;
  private final transient Optional<String> cause;

  /// @param error its name; a Fail state need not give one
  StateFailure(Optional<String> error, Optional<String> cause) {
    super(error.orElse("") + ": " + cause.orElse(""));
    this.error = error;
    this.cause = cause;
  }

  StateFailure(String error, String cause) {
    this(Optional.of(error), Optional.of(cause));
  }

  Optional<String> error() {
    return error;
  }

  Optional<String> reason() {
    return cause;
  }

  /// What a catcher gets to see.
  ObjectNode errorOutput() {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    error.ifPresent(name -> output.put("Error", name));
    cause.ifPresent(text -> output.put("Cause", text));
    return output;
  }

  /// What the history says about it.
  ObjectNode detail() {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    error.ifPresent(name -> detail.put("error", name));
    cause.ifPresent(text -> detail.put("cause", text));
    return detail;
  }
}
