package accelerator.emulators.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// A request of the driver.
///
/// @param token what the `Authorization` header carries; empty text if nothing
/// @param body its JSON; a missing node if it has none
record DriverRequest(
    String method, String path, Map<String, String> query, String token, JsonNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TOKEN = Pattern.compile("Snowflake Token=\"(.*)\"");

  DriverRequest {
    query = Map.copyOf(query);
  }

  /// @throws IOException if the body is no JSON
  static DriverRequest of(HttpExchange exchange) throws IOException {
    String header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    Matcher token = TOKEN.matcher(header);
    return new DriverRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        token.matches() ? token.group(1) : "",
        body(exchange));
  }

  /// A query parameter that is there and not empty.
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    String encoding =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Encoding")).orElse("");
    try (InputStream raw = exchange.getRequestBody()) {
      byte[] bytes =
          encoding.equalsIgnoreCase("gzip")
              ? new GZIPInputStream(raw).readAllBytes()
              : raw.readAllBytes();
      return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        parameters.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }
}
