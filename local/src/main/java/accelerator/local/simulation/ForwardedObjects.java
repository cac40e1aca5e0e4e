package accelerator.local.simulation;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;

/// Passes requests of S3 on to the object store, and its answers back.
final class ForwardedObjects implements LoopbackHandler, AutoCloseable {
  private static final Set<String> OWN =
      Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade");

  private final URI store;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  ForwardedObjects(URI store) {
    this.store = store;
  }

  @Override
  public LoopbackAnswer answer(LoopbackRequest request) throws IOException {
    HttpRequest.Builder forwarded =
        HttpRequest.newBuilder(store.resolve(request.uri().toString()))
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name)) {
                values.forEach(value -> forwarded.header(name, value));
              }
            });
    try {
      return answer(client.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", failure);
    }
  }

  private static LoopbackAnswer answer(HttpResponse<byte[]> answered) {
    LoopbackAnswer answer = LoopbackAnswer.of(answered.statusCode(), answered.body());
    for (var header : answered.headers().map().entrySet()) {
      if (!OWN.contains(header.getKey())) {
        for (String value : header.getValue()) {
          answer = answer.with(header.getKey(), value);
        }
      }
    }
    return answer;
  }

  @Override
  public void close() {
    client.close();
  }
}
