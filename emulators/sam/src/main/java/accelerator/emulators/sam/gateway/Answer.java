package accelerator.emulators.sam.gateway;

import accelerator.emulators.sam.lambda.Invocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An HTTP answer: the gateway's own, or a function's.
///
/// @param headers names in lower case
/// @param cookies one `Set-Cookie` each
/// @param isIntegration whether a function gave it; only such answers get CORS headers
record Answer(
    int status,
    Map<String, String> headers,
    List<String> cookies,
    Body body,
    boolean isIntegration) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Answer {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /// The gateway's own words. Its texts besides those for 404, 500 and 503 could not be verified
  /// against the service.
  static Answer message(int status, String message) {
    return new Answer(
        status,
        Map.of("content-type", "application/json"),
        List.of(),
        Body.of("{\"message\":\"%s\"}".formatted(message)),
        false);
  }

  static Answer internalServerError() {
    return message(500, "Internal Server Error");
  }

  /// What a function's end means to the caller. An object without `statusCode`, or any other JSON,
  /// is the body of a 200.
  static Answer of(Invocation invocation) {
    return switch (invocation) {
      case Invocation.Failed _ -> internalServerError();
      case Invocation.Returned returned -> returned(returned.payload());
    };
  }

  private static Answer returned(String payload) {
    try {
      JsonNode json = JSON.readTree(payload);
      if (json.isMissingNode()) {
        return internalServerError();
      }
      if (!json.has("statusCode")) {
        Map<String, String> headers = Map.of("content-type", "application/json");
        return new Answer(200, headers, List.of(), Body.of(payload), true);
      }
      return formatted(json);
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return internalServerError();
    }
  }

  private static Answer formatted(JsonNode json) {
    int status = json.path("statusCode").asInt();
    JsonNode body = json.path("body");
    if (status < 200
        || status > 599
        || !(body.isTextual() || body.isMissingNode() || body.isNull())) {
      return internalServerError();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    // The default could not be verified against the service.
    headers.put("content-type", "text/plain; charset=utf-8");
    for (Map.Entry<String, JsonNode> header : json.path("headers").properties()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText());
    }
    return new Answer(
        status,
        headers,
        json.path("cookies").valueStream().map(JsonNode::asText).toList(),
        json.path("isBase64Encoded").asBoolean()
            ? Body.ofBase64(body.asText(""))
            : Body.of(body.asText("")),
        true);
  }

  /// This answer with other headers.
  Answer withHeaders(Map<String, String> other) {
    return new Answer(status, other, cookies, body, isIntegration);
  }
}
