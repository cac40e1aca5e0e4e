package accelerator.recommend;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/// An answer as API Gateway's HTTP API takes it.
///
/// @param facts what the log says about it besides its status; never an id, never text of a caller
record Response(int status, Map<String, String> headers, String body, Map<String, Object> facts) {
  Response {
    headers = Map.copyOf(headers);
    facts = Map.copyOf(facts);
  }

  Response(int status, Map<String, String> headers, String body) {
    this(status, headers, body, Map.of());
  }

  /// The same answer, saying one thing more to the log.
  Response with(String fact, Object value) {
    Map<String, Object> more = new TreeMap<>(facts);
    more.put(fact, value);
    return new Response(status, headers, body, more);
  }

  /// The same answer without its body.
  Response head() {
    return new Response(status, headers, "", facts);
  }

  /// The answer in the shape of payload format 2.0.
  JsonNode event() {
    ObjectNode event =
        Json.object().put("statusCode", status).put("body", body).put("isBase64Encoded", false);
    ObjectNode named = event.putObject("headers");
    new TreeMap<>(headers).forEach(named::put);
    return event;
  }
}
