package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AskingThreadTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final String HEAD = "HTTP/1.1 %s\r\nContent-Length: 1000\r\n\r\n";

  private final ExecutorService threads = AskingThread.pool();
  private final ServerSocket server;
  private final CompletableFuture<Throwable> end = new CompletableFuture<>();
  private final CountDownLatch hasBegun = new CountDownLatch(1);

  AskingThreadTest() throws IOException {
    server = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  @Test
  void endsWaitingForAnAnswerWhenInterrupted() throws Exception {
    Future<?> asked = threads.submit(this::ask);
    try (Socket silent = server.accept()) {
      assertThat(silent.getInputStream().read()).isEqualTo('G');
      asked.cancel(true);

      // A connection of the JDK that is closed while it begins to read may fail by a null.
      assertThat(end.get()).isInstanceOfAny(IOException.class, RuntimeException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"200 OK", "500 Internal Server Error"})
  void endsWaitingForTheRestOfAnAnswerWhenInterrupted(String status) throws Exception {
    Future<?> asked = threads.submit(this::ask);
    try (Socket dripping = server.accept()) {
      drip(dripping, HEAD.formatted(status) + "{");
      assertThat(hasBegun.await(30, TimeUnit.SECONDS)).isTrue();
      asked.cancel(true);
      drip(dripping, "\"");

      assertThat(end.get()).isInstanceOfAny(IOException.class, RuntimeException.class);
    }
  }

  @Test
  void doesNotBeginToTalkOnceInterrupted() throws Exception {
    Future<?> asked =
        threads.submit(
            () -> {
              hasBegun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              ask();
            });
    assertThat(hasBegun.await(30, TimeUnit.SECONDS)).isTrue();
    asked.cancel(true);

    assertThat(end.get()).isInstanceOf(UncheckedIOException.class);
  }

  private void ask() {
    URI place = URI.create("http://127.0.0.1:" + server.getLocalPort());
    try {
      HttpURLConnection connection = new BufferedConnections(LONG, LONG).createConnection(place);
      InputStream answer =
          connection.getResponseCode() == 200
              ? connection.getInputStream()
              : connection.getErrorStream();
      answer.read();
      hasBegun.countDown();
      answer.readAllBytes();
      end.complete(new AssertionError("the answer came"));
    } catch (IOException | RuntimeException failure) {
      end.complete(failure);
    }
  }

  private static void drip(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
