package accelerator.emulators.loopback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Requests to a server under test.
final class Asked {
  private Asked() {}

  static HttpResponse<String> get(LoopbackServer server, String path)
      throws IOException, InterruptedException {
    return send(server.endpoint().resolve(path), "GET", BodyPublishers.noBody());
  }

  static HttpResponse<String> post(LoopbackServer server, byte[] body, String... headers)
      throws IOException, InterruptedException {
    return send(server.endpoint(), "POST", BodyPublishers.ofByteArray(body), headers);
  }

  static HttpResponse<String> send(URI uri, String method, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  /// All that a server says to these bytes until it closes the connection.
  static String bytes(LoopbackServer server, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
