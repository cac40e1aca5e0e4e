package accelerator.local.run;

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
        result
            .output()
            .or(() -> result.cause().filter(cause -> cause.startsWith("{")).map(Json::parse))
            .orElseGet(
                () ->
                    Json.object()
                        .put("status", result.status().name())
                        .put("error", result.error().orElse(""))
                        .put("cause", result.cause().orElse("")));
    return new RunOutcome(succeeded, summary, notification);
  }
}
