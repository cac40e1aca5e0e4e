package accelerator.benchmarks.measuring;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One HTTP/1.1 connection that is kept open, and as good as nothing besides: what is measured over
/// it is the server.
public final class KeptConnection implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String host;

  public KeptConnection(URI endpoint) throws IOException {
    socket = new Socket(endpoint.getHost(), endpoint.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    host = endpoint.getAuthority();
  }

  /// Posts JSON and returns the answer's body.
  ///
  /// @param header one more, such as `X-Amz-Target: ..`; none when empty
  /// @throws IOException with the answer when it is not 200
  public String post(String path, String header, String json) throws IOException {
    Answer answer = posted(path, header, json);
    if (!answer.isOk()) {
      throw new IOException("%s answered %s: %s".formatted(path, answer.head(), answer.body()));
    }
    return answer.body();
  }

  /// Posts JSON, whatever is answered.
  public Answer posted(String path, String header, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        String.format(
            Locale.ROOT,
            "POST %s HTTP/1.1\r\n"
                + "Host: %s\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: %d\r\n"
                + "%s\r\n",
            path,
            host,
            body.length,
            header.isEmpty() ? "" : header + "\r\n");
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[start.length + body.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(body, 0, request, start.length, body.length);
    out.write(request);
    return answer();
  }

  /// An answer.
  ///
  /// @param head the status line and the headers as they came, their names in lower case
  public record Answer(String head, String body) {
    /// Whether its status is 200.
    public boolean isOk() {
      return head.startsWith("http/1.1 200");
    }
  }

  /// Gets what is at a path.
  public Answer get(String path) throws IOException {
    out.write(
        "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n"
            .formatted(path, host)
            .getBytes(StandardCharsets.US_ASCII));
    return answer();
  }

  private Answer answer() throws IOException {
    StringBuilder head = new StringBuilder();
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String lower = line.toLowerCase(Locale.ROOT);
      head.append(lower).append('\n');
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    return new Answer(head.toString(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (each != '\r') {
        line.append((char) each);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
