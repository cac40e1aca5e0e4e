package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The body of a request to the API.
record ApiRequest(JsonNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_LISTED = 1000;
  private static final int USUALLY_LISTED = 100;

  static ApiRequest parse(byte[] body) throws StatesRefusal {
    try {
      JsonNode parsed = JSON.readTree(body);
      if (parsed.isObject()) {
        return new ApiRequest(parsed);
      }
    } catch (IOException _) {
      throw new StatesRefusal("SerializationException", "the request is not JSON");
    }
    throw new StatesRefusal("SerializationException", "the request is not a JSON object");
  }

  void allowOnly(String... members) throws StatesRefusal {
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      if (!Set.of(members).contains(member.getKey())) {
        throw invalid("unknown member '%s'".formatted(member.getKey()));
      }
    }
  }

  String required(String member) throws StatesRefusal {
    Optional<String> text = text(member);
    if (text.isEmpty()) {
      throw invalid("%s must not be null".formatted(member));
    }
    return text.get();
  }

  Optional<String> text(String member) {
    return body.hasNonNull(member) ? Optional.of(body.path(member).asText()) : Optional.empty();
  }

  /// The input of an execution, which is JSON in a text.
  JsonNode input() throws StatesRefusal {
    try {
      return Payload.check("input", JSON.readTree(text("input").orElse("{}")));
    } catch (JsonProcessingException _) {
      throw new StatesRefusal(
          "InvalidExecutionInput", "Invalid State Machine Execution Input: not JSON");
    } catch (StateFailure failure) {
      throw invalid(failure.reason().orElse(""));
    }
  }

  /// How many entries a list may have.
  int maxResults() throws StatesRefusal {
    int most = body.path("maxResults").asInt(0);
    if (most < 0 || most > MOST_LISTED) {
      throw invalid(
          String.format(Locale.ROOT, "maxResults must be 0..%d, was %d", MOST_LISTED, most));
    }
    return most == 0 ? USUALLY_LISTED : most;
  }

  /// With which entry a list goes on.
  int from() throws StatesRefusal {
    String token = text("nextToken").orElse("0");
    if (!token.matches("\\d{1,6}")) {
      throw new StatesRefusal("InvalidToken", "Invalid Token: '%s'".formatted(token));
    }
    return Integer.parseInt(token);
  }

  private static StatesRefusal invalid(String message) {
    return new StatesRefusal("ValidationException", message);
  }
}
