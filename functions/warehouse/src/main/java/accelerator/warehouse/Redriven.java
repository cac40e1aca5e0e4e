package accelerator.warehouse;

import accelerator.core.Explanation;
import accelerator.core.ResourceFailed;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;

/// An execution that was aborted and is redriven goes on where it was, and other runs have perhaps
/// begun since. What begins by clearing up after earlier runs is not begun a second time in it:
/// statements and tables of a run that is under way would be among what it clears up.
final class Redriven {
  private Redriven() {}

  /// @param payload of a first look; its member `redrives` says how often the execution was
  ///   redriven
  /// @throws ResourceFailed when it was, with the input of an execution that goes on
  static void refuse(JsonNode payload, StageCall call) {
    if (payload.path("redrives").asInt() == 0) {
      return;
    }
    throw new ResourceFailed(
        new Explanation(
            "a redriven execution does not begin %s again: another run of '%s' may have begun since, whose statements and tables it would take for left over"
                .formatted(payload.path("action").asText(), call.plan().domain().key()),
            "go on in a new execution, with the input {\"resume\": \"%s\"}"
                .formatted(call.run().runId())));
  }
}
