package accelerator.emulators.sam.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;

/// How a synchronous call of a function ended. The payload is what Lambda's `Invoke` answers.
public sealed interface Invocation {
  /// JSON text.
  String payload();

  /// The handler returned.
  record Returned(String payload) implements Invocation {}

  /// The handler threw, or the function timed out, crashed, failed to start or answered too much.
  /// Lambda marks such an answer with `X-Amz-Function-Error: Unhandled`.
  ///
  /// @param errorType the exception's class name as Java spells it (`shop.Errors$Pending`), or a
  ///   name that Lambda gives, such as `Sandbox.Timedout`; Step Functions matches on it
  /// @param payload an object with errorType, errorMessage and, from a handler, stackTrace
  record Failed(String errorType, String errorMessage, String payload) implements Invocation {
    private static final ObjectMapper JSON = new ObjectMapper();

    // The texts that Lambda itself words below could not be verified against the service.

    /// A failure in the handler's own words.
    static Failed reported(String payload) {
      JsonNode error = parsed(payload);
      return new Failed(
          error.path("errorType").asText("Runtime.Unknown"),
          error.path("errorMessage").asText(""),
          payload);
    }

    static Failed timedOut(String requestId, Duration timeout) {
      return of(
          "Sandbox.Timedout",
          String.format(
              Locale.ROOT,
              "RequestId: %s Error: Task timed out after %.2f seconds",
              requestId,
              timeout.toMillis() / 1000.0));
    }

    static Failed exited(String requestId, int status) {
      String reason =
          status == 0
              ? "Runtime exited without providing a reason"
              : "Runtime exited with error: exit status " + status;
      return of("Runtime.ExitError", "RequestId: %s Error: %s".formatted(requestId, reason));
    }

    static Failed broken(String requestId, Throwable failure) {
      return of("Runtime.Unknown", "RequestId: %s Error: %s".formatted(requestId, failure));
    }

    static Failed throttled() {
      return of("TooManyRequestsException", "Rate Exceeded.");
    }

    static Failed tooLarge(int limit) {
      return of(
          "Function.ResponseSizeTooLarge",
          String.format(
              Locale.ROOT,
              "Response payload size exceeded maximum allowed payload size (%d bytes).",
              limit));
    }

    private static Failed of(String errorType, String errorMessage) {
      ObjectNode payload = JSON.createObjectNode();
      payload.put("errorType", errorType).put("errorMessage", errorMessage);
      return new Failed(errorType, errorMessage, payload.toString());
    }

    private static JsonNode parsed(String payload) {
      try {
        return JSON.readTree(payload);
      } catch (com.fasterxml.jackson.core.JsonProcessingException _) {
        return JSON.createObjectNode().put("errorMessage", payload);
      }
    }
  }
}
