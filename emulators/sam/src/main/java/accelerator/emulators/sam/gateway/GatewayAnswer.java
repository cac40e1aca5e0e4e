package accelerator.emulators.sam.gateway;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.sam.lambda.Invocation;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An HTTP answer: the gateway's own, or a function's.
///
/// @param headers names in lower case
/// @param cookies one `Set-Cookie` each
/// @param isIntegration whether a function gave it; only such answers get CORS headers
record GatewayAnswer(
    int status,
    Map<String, String> headers,
    List<String> cookies,
    HttpBody body,
    boolean isIntegration) {
  GatewayAnswer {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /// The gateway's own words. Its texts besides those for 404, 500 and 503 could not be verified
  /// against the service.
  static GatewayAnswer message(int status, String message) {
    return new GatewayAnswer(
        status,
        Map.of("content-type", "application/json"),
        List.of(),
        HttpBody.of("{\"message\":\"%s\"}".formatted(message)),
        false);
  }

  static GatewayAnswer internalServerError() {
    return message(500, "Internal Server Error");
  }

  /// What a function's end means to the caller. An object without `statusCode`, or any other JSON,
  /// is the body of a 200.
  static GatewayAnswer of(Invocation invocation) {
    return switch (invocation) {
      case Invocation.Failed _ -> internalServerError();
      case Invocation.Returned returned -> returned(returned.payload());
    };
  }

  private static GatewayAnswer returned(String payload) {
    try {
      JsonNode json = StrictJson.read(payload);
      if (!json.has("statusCode")) {
        Map<String, String> headers = Map.of("content-type", "application/json");
        return new GatewayAnswer(200, headers, List.of(), HttpBody.of(payload), true);
      }
      return formatted(json);
    } catch (IOException | IllegalArgumentException _) {
      return internalServerError();
    }
  }

  private static GatewayAnswer formatted(JsonNode json) {
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
    return new GatewayAnswer(
        status,
        headers,
        json.path("cookies").valueStream().map(JsonNode::asText).toList(),
        json.path("isBase64Encoded").asBoolean()
            ? HttpBody.ofBase64(body.asText(""))
            : HttpBody.of(body.asText("")),
        true);
  }

  /// This answer as it goes to the caller.
  LoopbackAnswer sent(String requestId) {
    LoopbackAnswer sent = LoopbackAnswer.of(status, body.bytes());
    for (Map.Entry<String, String> header : headers.entrySet()) {
      sent = sent.with(header.getKey(), header.getValue());
    }
    for (String cookie : cookies) {
      sent = sent.with("set-cookie", cookie);
    }
    return sent.with("apigw-requestid", requestId);
  }

  /// This answer with other headers.
  GatewayAnswer withHeaders(Map<String, String> other) {
    return new GatewayAnswer(status, other, cookies, body, isIntegration);
  }
}
