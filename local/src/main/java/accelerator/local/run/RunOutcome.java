package accelerator.local.run;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.emulators.stepfunctions.ExecutionResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// How a run ended.
///
/// @param summary the execution's output, or its cause when it failed; a plain object with the
///   error when the execution could not even say that
/// @param notification what people were told; empty when nobody was
public record RunOutcome(boolean succeeded, JsonNode summary, Optional<String> notification) {

  public static RunOutcome of(ExecutionResult result, Optional<String> notification) {
    boolean succeeded = result.status() == ExecutionResult.Status.SUCCEEDED;
    JsonNode summary =
        summary(
            result.status().name(),
            result.output(),
            result.error().orElse(""),
            result.cause().orElse(""));
    return new RunOutcome(succeeded, summary, notification);
  }

  /// The output, or the cause when that is a summary, or an object that says what is known.
  static JsonNode summary(String status, Optional<JsonNode> output, String error, String cause) {
    if (output.isPresent()) {
      return output.get();
    }
    try {
      if (cause.startsWith("{")) {
        return Json.parse(cause);
      }
    } catch (InvalidInput _) {
      // A cause that was cut in the middle is told as it is.
    }
    return Json.object().put("status", status).put("error", error).put("cause", cause);
  }
}
