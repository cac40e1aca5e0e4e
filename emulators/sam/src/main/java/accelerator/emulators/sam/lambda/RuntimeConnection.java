package accelerator.emulators.sam.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A child's connection to the Runtime API: HTTP/1.1 as its client speaks it, bodies of a known
/// length, one request after the other. Whoever answers writes to the child itself: every thread in
/// between would cost a call more than all the rest here.
final class RuntimeConnection implements AutoCloseable {
  private static final int HEAD_LIMIT = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final int bodyLimit;

  /// @param bodyLimit how many bytes of a body are kept; what is beyond is read and dropped
  RuntimeConnection(Socket socket, int bodyLimit) throws IOException {
    this.socket = socket;
    this.bodyLimit = bodyLimit;
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /// The next request; none when the child has gone.
  ///
  /// @throws IOException when it is no HTTP/1.1 that the API takes
  Optional<RuntimeRequest> read() throws IOException {
    Optional<String> requestLine = line();
    if (requestLine.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = requestLine.get().split(" ", -1);
    if (parts.length != 3) {
      throw new IOException("no request of HTTP/1.1: '%s'".formatted(requestLine.get()));
    }
    long length = 0;
    for (String header = header(); !header.isEmpty(); header = header()) {
      String name = header.substring(0, Math.max(0, header.indexOf(':'))).toLowerCase(Locale.ROOT);
      String value = header.substring(header.indexOf(':') + 1).strip();
      switch (name) {
        case "content-length" -> length = Long.parseLong(value);
        case "transfer-encoding" -> {
          answer("411 Length Required", Map.of(), "");
          throw new IOException("a body of unknown length");
        }
        case "expect" -> out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
        default -> {
          // says nothing that the API goes by
        }
      }
    }
    byte[] body = in.readNBytes((int) Math.min(length, bodyLimit));
    in.skipNBytes(length - body.length);
    return Optional.of(new RuntimeRequest(parts[0], parts[1], body));
  }

  private String header() throws IOException {
    return line().orElseThrow(() -> new IOException("a request without an end"));
  }

  private Optional<String> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      if (line.size() >= HEAD_LIMIT) {
        throw new IOException(
            String.format(Locale.ROOT, "a line of more than %d bytes", HEAD_LIMIT));
      }
      line.write(next);
    }
    return Optional.of(line.toString(ISO_8859_1).stripTrailing());
  }

  /// Answers the request that was read last.
  ///
  /// @param status such as `200 OK`
  void answer(String status, Map<String, String> headers, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    head.append("Content-Type: application/json\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length);
    whole.writeBytes(head.toString().getBytes(ISO_8859_1));
    whole.writeBytes(body);
    whole.writeTo(out);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // it is closed
      return;
    }
  }
}
