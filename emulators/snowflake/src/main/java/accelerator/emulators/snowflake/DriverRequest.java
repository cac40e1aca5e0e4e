package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A request of the driver.
///
/// @param token what the `Authorization` header carries; empty text if nothing
/// @param body its JSON; a missing node if it has none
record DriverRequest(
    String method, String path, Map<String, String> query, String token, JsonNode body) {
  /// The largest body, gzipped or not, in bytes: a statement and a batch of values.
  static final int LARGEST_BODY = 64 << 20;

  private static final String TOKEN = "Snowflake Token=\"";

  DriverRequest {
    query = Map.copyOf(query);
  }

  /// @throws IOException if the body is no JSON
  /// @throws SnowflakeError if it is too large
  static DriverRequest of(LoopbackRequest request) throws IOException {
    return new DriverRequest(
        request.method(),
        request.uri().getPath(),
        query(request.query()),
        token(request.header("authorization").orElse("")),
        body(request));
  }

  /// A query parameter that is there and not empty.
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  private static String token(String header) {
    return header.startsWith(TOKEN) && header.endsWith("\"") && header.length() > TOKEN.length()
        ? header.substring(TOKEN.length(), header.length() - 1)
        : "";
  }

  private static JsonNode body(LoopbackRequest request) throws IOException {
    if (request.isTooLarge()) {
      throw tooLarge();
    }
    byte[] sent = request.body();
    boolean isGzipped =
        request.header("content-encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    byte[] bytes = isGzipped ? unzipped(sent) : sent;
    return bytes.length == 0 ? MissingNode.getInstance() : StrictJson.read(bytes);
  }

  private static byte[] unzipped(byte[] sent) throws IOException {
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      byte[] bytes = plain.readNBytes(LARGEST_BODY + 1);
      if (bytes.length > LARGEST_BODY) {
        throw tooLarge();
      }
      return bytes;
    }
  }

  private static SnowflakeError tooLarge() {
    return SnowflakeError.unsupported("request of more than 67108864 bytes");
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
