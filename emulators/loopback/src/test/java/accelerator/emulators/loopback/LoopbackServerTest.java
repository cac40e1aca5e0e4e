package accelerator.emulators.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class LoopbackServerTest {
  private static LoopbackServer start(LoopbackHandler handler) {
    return LoopbackServer.start(LoopbackSettings.of("Some Service", 0).withBodyLimit(8), handler);
  }

  @Test
  void answersWithStatusHeadersAndBody() throws Exception {
    try (LoopbackServer server =
        start(
            _ ->
                LoopbackAnswer.text(201, "text/plain", "grüß")
                    .with("x-many", "one")
                    .with("x-many", "two"))) {
      HttpResponse<String> answer = Asked.get(server, "/");

      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.body()).isEqualTo("grüß");
      assertThat(answer.headers().allValues("x-many")).containsExactly("one", "two");
      assertThat(answer.headers().firstValue("content-length")).contains("6");
    }
  }

  @Test
  void handsOverTheRequestAsItCame() throws Exception {
    try (LoopbackServer server =
        start(
            request ->
                LoopbackAnswer.text(
                    200,
                    "text/plain",
                    String.join(
                        "\n",
                        request.method(),
                        request.path(),
                        request.query(),
                        request.protocol(),
                        request.sourceIp(),
                        request.header("x-a").orElse(""),
                        request.text())))) {
      String answer =
          Asked.send(
                  server.endpoint().resolve("/a%20b?c=%2F"),
                  "PUT",
                  BodyPublishers.ofString("body"),
                  "X-A",
                  "1")
              .body();

      assertThat(answer).isEqualTo("PUT\n/a%20b\nc=%2F\nHTTP/1.1\n127.0.0.1\n1\nbody");
    }
  }

  @Test
  void sendsTheLengthAndNoBodyToHead() throws Exception {
    try (LoopbackServer server = start(_ -> LoopbackAnswer.text(200, "text/plain", "hello"))) {
      String answer =
          Asked.bytes(server, "HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-length: 5\r\n");
      assertThat(answer).endsWith("\r\n\r\n");
    }
  }

  @Test
  void listensOn127001Only() throws Exception {
    try (LoopbackServer server = start(_ -> LoopbackAnswer.empty(204))) {
      List<InetAddress> others =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
              .toList();

      assertThat(server.endpoint()).hasHost("127.0.0.1").hasPort(server.port());
      for (InetAddress other : others) {
        assertThatThrownBy(() -> connect(other, server.port())).isInstanceOf(IOException.class);
      }
      connect(InetAddress.ofLiteral("127.0.0.1"), server.port());
    }
  }

  @Test
  void runsBesideAnother() throws Exception {
    try (LoopbackServer one = start(_ -> LoopbackAnswer.text(200, "text/plain", "one"));
        LoopbackServer two = start(_ -> LoopbackAnswer.text(200, "text/plain", "two"))) {
      assertThat(Asked.get(one, "/").body()).isEqualTo("one");
      assertThat(Asked.get(two, "/").body()).isEqualTo("two");
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNoThreadBehindEvenWhileItAnswers(LoopbackSettings.Threads threads) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    LoopbackServer server =
        LoopbackServer.start(
            LoopbackSettings.of("Service", 0).withThreads(threads),
            _ -> {
              asked.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException _) {
                interrupted.countDown();
              }
              return LoopbackAnswer.empty(200);
            });
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes());
      asked.await();

      server.close();
      server.close();

      interrupted.await();
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
    awaitNoneBut(before);
    assertThatThrownBy(() -> Asked.get(server, "/")).isInstanceOf(IOException.class);
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1000);
    }
  }

  /// Returns when no thread lives that did not before; the test's time limit bounds it.
  private static void awaitNoneBut(Set<Thread> before) {
    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    while (left.stream().anyMatch(thread -> thread.isAlive() && isOurs(thread))) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  /// Virtual threads share carriers and a timer that stay with the machine.
  private static boolean isOurs(Thread thread) {
    return !thread.getName().startsWith("ForkJoinPool")
        && !thread.getName().startsWith("VirtualThread-")
        && !thread.getName().startsWith("Read-Poller")
        && !thread.getName().startsWith("Write-Poller")
        && !thread.getName().startsWith("Cleaner");
  }
}
