package accelerator.emulators.stepfunctions;

import accelerator.emulators.loopback.AwsJsonRefusal;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The body of a request to the API.
record ApiRequest(ObjectNode body) {
  private static final int MOST_LISTED = 1000;
  private static final int USUALLY_LISTED = 100;

  void allowOnly(String... members) throws AwsJsonRefusal {
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      if (!Set.of(members).contains(member.getKey())) {
        throw invalid("unknown member '%s'".formatted(member.getKey()));
      }
    }
  }

  String required(String member) throws AwsJsonRefusal {
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
  JsonNode input() throws AwsJsonRefusal {
    try {
      return Payload.check("input", StrictJson.read(text("input").orElse("{}")));
    } catch (IOException failure) {
      throw new AwsJsonRefusal(
          "InvalidExecutionInput",
          "Invalid State Machine Execution Input: '%s'".formatted(failure.getMessage()));
    } catch (StateFailure failure) {
      throw invalid(failure.reason().orElse(""));
    }
  }

  /// How many entries a list may have.
  int maxResults() throws AwsJsonRefusal {
    int most = body.path("maxResults").asInt(0);
    if (most < 0 || most > MOST_LISTED) {
      throw invalid(
          String.format(Locale.ROOT, "maxResults must be 0..%d, was %d", MOST_LISTED, most));
    }
    return most == 0 ? USUALLY_LISTED : most;
  }

  /// With which entry a list goes on.
  int from() throws AwsJsonRefusal {
    String token = text("nextToken").orElse("0");
    if (!token.matches("\\d{1,6}")) {
      throw new AwsJsonRefusal("InvalidToken", "Invalid Token: '%s'".formatted(token));
    }
    return Integer.parseInt(token);
  }

  private static AwsJsonRefusal invalid(String message) {
    return new AwsJsonRefusal("ValidationException", message);
  }
}
