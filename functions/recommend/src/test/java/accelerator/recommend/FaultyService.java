package accelerator.recommend;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A socket on loopback that fails in one way until it is told to be well.
final class FaultyService implements AutoCloseable {
  private static final String BODY =
      "{\"recommendationId\":\"RID-1\",\"itemList\":[{\"itemId\":\"i\"}]}";
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
          .formatted(BODY.length());

  final AtomicInteger connections = new AtomicInteger();
  volatile Fault fault;
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);

  /// The ways to fail, and none.
  enum Fault {
    NONE,
    ACCEPTS_AND_KEEPS_SILENT,
    DRIPS,
    CLOSES_AT_ONCE,
    FAILS,
    THROTTLES
  }

  FaultyService(Fault fault) throws IOException {
    this.fault = fault;
    socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.incrementAndGet();
        threads.execute(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      OutputStream out = connection.getOutputStream();
      switch (fault) {
        case CLOSES_AT_ONCE -> {}
        case ACCEPTS_AND_KEEPS_SILENT -> closing.await();
        case DRIPS -> drip(connection, out);
        case NONE -> reply(connection, HEAD + "Connection: close\r\n\r\n" + BODY);
        case FAILS -> reply(connection, error(500, "InternalFailure"));
        case THROTTLES -> reply(connection, error(400, "ThrottlingException"));
      }
    } catch (IOException gone) {
      // the caller gave up
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String error(int status, String type) {
    return "HTTP/1.1 %d X\r\nx-amzn-ErrorType: %s\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
        .formatted(status, type);
  }

  /// A byte each 20 milliseconds: no read ever waits long.
  private void drip(Socket connection, OutputStream out) throws IOException, InterruptedException {
    connection.getInputStream().read(new byte[65_536]);
    for (byte each : (HEAD + "\r\n" + BODY).getBytes(StandardCharsets.US_ASCII)) {
      if (closing.await(20, TimeUnit.MILLISECONDS)) {
        return;
      }
      out.write(each);
      out.flush();
    }
  }

  private static void reply(Socket connection, String text) throws IOException {
    connection.getInputStream().read(new byte[65_536]);
    connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    connection.getOutputStream().flush();
    connection.shutdownOutput();
    connection.getInputStream().readAllBytes();
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    socket.close();
    threads.shutdownNow();
  }
}
