package accelerator.recommend;

import accelerator.core.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request as API Gateway's HTTP API hands it over (payload format 2.0): the members that the
/// endpoint reads, whatever others there are.
///
/// It is read from the tree and not through the class of `aws-lambda-java-events`: that one has
/// dozens of members to be introspected at every cold start, of which four are read here.
///
/// @param rawQuery the query string, still encoded; empty when there is none
/// @param headers by lower-case name
/// @param claims of the token that the API has verified; empty when there is none
record Request(
    String method,
    String path,
    String rawQuery,
    Map<String, String> headers,
    RequestBody body,
    Map<String, String> claims) {
  Request {
    headers = Map.copyOf(headers);
    claims = Map.copyOf(claims);
  }

  /// The request in an event.
  ///
  /// @throws InvalidInput when it is not an HTTP API event of payload format 2.0
  static Request read(JsonNode event) {
    JsonNode http = event.path("requestContext").path("http");
    if (!event.path("version").asText().equals("2.0") || !http.path("method").isTextual()) {
      throw new InvalidInput(
          "the event must be an HTTP API request of payload format 2.0, its version was '%s'"
              .formatted(event.path("version").asText()));
    }
    Map<String, String> headers = new TreeMap<>();
    for (Map.Entry<String, JsonNode> header : event.path("headers").properties()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText());
    }
    return new Request(
        http.path("method").asText(),
        event.path("rawPath").asText(),
        event.path("rawQueryString").asText(),
        headers,
        new RequestBody(event.path("body").asText(), event.path("isBase64Encoded").asBoolean()),
        claims(event.path("requestContext")));
  }

  private static Map<String, String> claims(JsonNode context) {
    Map<String, String> claims = new TreeMap<>();
    for (Map.Entry<String, JsonNode> claim :
        context.path("authorizer").path("jwt").path("claims").properties()) {
      claims.put(claim.getKey(), claim.getValue().asText());
    }
    return claims;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// Whether only the head of the answer is wanted.
  boolean isHead() {
    return method.equals("HEAD");
  }
}
