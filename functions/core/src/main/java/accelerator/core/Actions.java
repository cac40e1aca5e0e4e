package accelerator.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The handlers of one function: a call names its handler in the member `action`, such as
/// `{"action": "ImportDatasets", ..}`. Logs one JSON line per call: what, how long, how it ended;
/// never a payload.
public final class Actions {
  private final Map<String, Action> actions;
  private final InstantSource clock;
  private final Consumer<String> log;

  /// One handler: a call's payload in, an answer out that JSON can hold.
  @FunctionalInterface
  public interface Action {
    Object handle(JsonNode payload) throws Exception;
  }

  public Actions(Map<String, Action> actions, InstantSource clock, Consumer<String> log) {
    this.actions = Map.copyOf(actions);
    this.clock = clock;
    this.log = log;
  }

  /// Reads a call, answers it.
  ///
  /// @throws InvalidInput when it is not JSON, or the action is not one of this function's
  public void handle(InputStream input, OutputStream output) throws IOException {
    handle(Json.parse(input), output);
  }

  /// Answers a call that was read.
  ///
  /// @throws InvalidInput when the action is not one of this function's
  public void handle(JsonNode payload, OutputStream output) throws IOException {
    String name = payload.path("action").asText();
    Action action = actions.get(name);
    if (action == null) {
      throw new InvalidInput(
          "action must be one of %s, was '%s'".formatted(new TreeSet<>(actions.keySet()), name));
    }
    long started = clock.millis();
    String outcome = "failed";
    try {
      byte[] answer = Json.mapper().writeValueAsBytes(action.handle(payload));
      outcome = "answered";
      output.write(answer);
    } catch (RuntimeException | IOException failure) {
      outcome = failure.getClass().getSimpleName();
      throw failure;
    } catch (Exception failure) {
      throw new ServiceUnavailable("%s: %s".formatted(name, failure.getMessage()), failure);
    } finally {
      log.accept(line(name, payload, outcome, Duration.ofMillis(clock.millis() - started)));
    }
  }

  private static String line(String action, JsonNode payload, String outcome, Duration took) {
    return Json.write(
        Json.object()
            .put("action", action)
            .put("runId", payload.path("run").path("runId").asText())
            .put("domain", payload.path("plan").path("domain").asText())
            .put("outcome", outcome)
            .put("milliseconds", took.toMillis()));
  }
}
