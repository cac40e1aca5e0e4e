package accelerator.recommend;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A service on loopback that gives the replies it was told to, one after the other, and then none.
final class LoopbackService implements AutoCloseable {
  /// The requests so far: method, path, `If-None-Match`, body.
  final List<Seen> seen = new CopyOnWriteArrayList<>();

  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final LoopbackServer server;

  record Seen(String method, String path, List<String> ifNoneMatch, String body) {}

  record Reply(int status, Map<String, String> headers, String body) {}

  LoopbackService() {
    server = LoopbackServer.start(LoopbackSettings.of("service", 0), this::answer);
  }

  URI endpoint() {
    return server.endpoint();
  }

  LoopbackService reply(int status, Map<String, String> headers, String body) {
    replies.add(new Reply(status, headers, body));
    return this;
  }

  private LoopbackAnswer answer(LoopbackRequest request) {
    seen.add(
        new Seen(
            request.method(),
            request.uri().toString(),
            request.headers().getOrDefault("if-none-match", List.of()),
            request.text()));
    Reply reply = replies.poll();
    if (reply == null) {
      return nothing();
    }
    LoopbackAnswer answer =
        LoopbackAnswer.of(reply.status(), reply.body().getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  /// Nothing until this is closed.
  private LoopbackAnswer nothing() {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return LoopbackAnswer.empty(503);
  }

  @Override
  public void close() {
    closing.countDown();
    server.close();
  }
}
