package accelerator.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/// The answer of a stage that may take long: it is ready, or it is pending and says when to look
/// again. The state machine waits; no function does.
///
/// @param waitSeconds until the next look, 0 when ready
/// @param awaits what the stage waits for and why, for whoever watches the run; none when ready
/// @param progress what the next look must be given back: when the stage began, and its handles
/// @param result what the stage made; an empty object while it is pending
public record StageAnswer(
    State state, long waitSeconds, Optional<String> awaits, JsonNode progress, JsonNode result) {

  /// Whether the stage is done.
  public enum State {
    READY,
    PENDING
  }

  public static StageAnswer ready(Object result) {
    return new StageAnswer(State.READY, 0, Optional.empty(), Json.object(), Json.tree(result));
  }

  public static StageAnswer pending(Duration wait, String awaits, Object progress) {
    return new StageAnswer(
        State.PENDING, wait.toSeconds(), Optional.of(awaits), Json.tree(progress), Json.object());
  }
}
