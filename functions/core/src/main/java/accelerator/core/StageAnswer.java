package accelerator.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// The answer of a stage that may take long: it is ready, or it is pending and says when to look
/// again. The state machine waits; no function does.
///
/// @param waitSeconds until the next look, 0 when ready
/// @param progress what the next look must be given back: when the stage began, and its handles
/// @param result what the stage made; an empty object while it is pending
public record StageAnswer(State state, long waitSeconds, JsonNode progress, JsonNode result) {

  /// Whether the stage is done.
  public enum State {
    READY,
    PENDING
  }

  public static StageAnswer ready(Object result) {
    return new StageAnswer(State.READY, 0, Json.object(), Json.tree(result));
  }

  public static StageAnswer pending(Duration wait, Object progress) {
    return new StageAnswer(State.PENDING, wait.toSeconds(), Json.tree(progress), Json.object());
  }
}
