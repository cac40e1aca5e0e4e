package accelerator.emulators.sam.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.loopback.LoopbackRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// An HTTP request as API Gateway sees it.
///
/// @param path as sent, percent-encoded
/// @param query as sent, without the question mark; empty when there is none
/// @param headers names in lower case, several values of one name joined by `,`
/// @param headSize bytes of request line and headers
/// @param body none when it is too large
/// @param isTooLarge whether the body has more than {@link #BODY_LIMIT} bytes
record GatewayRequest(
    String method,
    String path,
    String query,
    String protocol,
    Map<String, String> headers,
    int headSize,
    String sourceIp,
    HttpBody body,
    boolean isTooLarge) {
  /// The largest body and head that an HTTP API takes, in bytes (API Gateway quotas).
  static final int BODY_LIMIT = 10 * 1024 * 1024;

  static final int HEAD_LIMIT = 10_240;

  /// Headers that concern the connection and not the request.
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "keep-alive", "transfer-encoding", "upgrade", "http2-settings", "te");

  static GatewayRequest of(LoopbackRequest request) {
    Map<String, String> headers = new TreeMap<>();
    int size = request.method().length() + bytes(request.uri().toString()) + 12;
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      String name = header.getKey();
      size += header.getValue().stream().mapToInt(v -> name.length() + bytes(v) + 4).sum();
      if (!OF_THE_CONNECTION.contains(name)) {
        headers.put(name, String.join(",", header.getValue()));
      }
    }
    return new GatewayRequest(
        request.method(),
        request.path().startsWith("/") ? request.path() : "/" + request.path(),
        request.query(),
        request.protocol(),
        Map.copyOf(headers),
        size,
        request.sourceIp(),
        new HttpBody(request.body()),
        request.isTooLarge());
  }

  /// Bytes of the request line's target.
  int targetSize() {
    return bytes(path) + bytes(query);
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// Whether a browser asks for permission before it sends the real request.
  boolean isPreflight() {
    return method.equals("OPTIONS")
        && headers.containsKey("origin")
        && headers.containsKey("access-control-request-method");
  }
}
