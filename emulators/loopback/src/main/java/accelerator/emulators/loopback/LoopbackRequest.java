package accelerator.emulators.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request as it came.
public final class LoopbackRequest {
  /// How much of a body that is too large is read away, so that a client that reads no answer
  /// before it has sent everything gets one, in bytes.
  private static final long SKIPPED = 64L << 20;

  private final String method;
  private final URI uri;
  private final String protocol;
  private final String sourceIp;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final boolean tooLarge;

  private LoopbackRequest(HttpExchange exchange, byte[] body, boolean tooLarge) {
    this.method = exchange.getRequestMethod();
    this.uri = exchange.getRequestURI();
    this.protocol = exchange.getProtocol();
    this.sourceIp = exchange.getRemoteAddress().getAddress().getHostAddress();
    this.headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    this.body = body;
    this.tooLarge = tooLarge;
  }

  static LoopbackRequest read(HttpExchange exchange, int bodyLimit) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(bodyLimit + 1);
    boolean tooLarge = body.length > bodyLimit;
    if (tooLarge) {
      in.skip(SKIPPED);
    }
    return new LoopbackRequest(exchange, tooLarge ? new byte[0] : body, tooLarge);
  }

  public String method() {
    return method;
  }

  public boolean isPost() {
    return method.equals("POST");
  }

  /// The path as sent, percent-encoded.
  public String path() {
    return Optional.ofNullable(uri.getRawPath()).orElse("");
  }

  /// The query as sent, without the question mark; empty when there is none.
  public String query() {
    return Optional.ofNullable(uri.getRawQuery()).orElse("");
  }

  /// What the request line asks for, whole.
  public URI uri() {
    return uri;
  }

  /// Such as `HTTP/1.1`.
  public String protocol() {
    return protocol;
  }

  public String sourceIp() {
    return sourceIp;
  }

  /// Every header, its name in lower case.
  public Map<String, List<String>> headers() {
    return headers;
  }

  /// The first value of a header.
  ///
  /// @param name in lower case
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(List::getFirst);
  }

  /// The body's bytes; none when it is too large.
  public byte[] body() {
    return body.clone();
  }

  /// The body as UTF-8.
  public String text() {
    return new String(body, UTF_8);
  }

  /// Whether the body has more bytes than the server's limit. Then it is not there.
  public boolean isTooLarge() {
    return tooLarge;
  }
}
