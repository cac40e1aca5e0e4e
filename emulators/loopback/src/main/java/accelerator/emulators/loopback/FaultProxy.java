package accelerator.emulators.loopback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A service's front on 127.0.0.1 that passes bytes on, or fails in a chosen way. A change of the
/// fault ends all connections.
public final class FaultProxy implements AutoCloseable {
  private static final long DRIP_MILLIS = 100;
  private static final String REFUSAL =
      "HTTP/1.1 %s\r\nContent-Type: application/x-amz-json-1.1\r\nx-amzn-ErrorType: %s\r\n"
          + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";

  private final URI target;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private ServerSocket server;
  private CompletableFuture<Void> accepting = CompletableFuture.completedFuture(null);
  private volatile Fault fault = Fault.NONE;

  private FaultProxy(URI target, ServerSocket server) {
    this.target = target;
    this.server = server;
    this.port = server.getLocalPort();
  }

  /// A front without fault on any free port.
  ///
  /// @param target the service's address, of which host and port count
  /// @throws EmulatorException when no port can be had
  public static FaultProxy before(URI target) {
    FaultProxy proxy = new FaultProxy(target, listening(0));
    proxy.accept(proxy.server);
    return proxy;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// From now on fails in this way.
  public synchronized void set(Fault next) {
    Fault before = fault;
    fault = next;
    if (next == Fault.REFUSED) {
      close(server);
      // Whoever waits in it holds the port until it has left.
      accepting.join();
    }
    sockets.forEach(FaultProxy::close);
    if (before == Fault.REFUSED && next != Fault.REFUSED) {
      server = listening(port);
      accept(server);
    }
  }

  private static ServerSocket listening(int port) {
    try {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return server;
    } catch (BindException failure) {
      throw new PortTaken(port, failure);
    } catch (IOException failure) {
      throw new EmulatorException(
          String.format(
              Locale.ROOT, "cannot listen on 127.0.0.1:%d: %s", port, failure.getMessage()),
          failure);
    }
  }

  private void accept(ServerSocket listening) {
    accepting = CompletableFuture.runAsync(() -> acceptAll(listening), threads);
  }

  private void acceptAll(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        threads.execute(() -> serve(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    sockets.add(client);
    try (client) {
      client.setTcpNoDelay(true);
      switch (fault) {
        case NONE -> relay(client);
        case REFUSED -> {
          return;
        }
        case SILENT -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
        case THROTTLED -> refuse(client, "429 Too Many Requests", "ThrottlingException");
        case BROKEN -> refuse(client, "500 Internal Server Error", "InternalFailure");
        case SLOW -> drip(client);
      }
    } catch (IOException _) {
      // The caller gave up, or the fault has changed.
      return;
    } finally {
      sockets.remove(client);
    }
  }

  private void relay(Socket client) throws IOException {
    try (Socket service = new Socket(target.getHost(), target.getPort())) {
      service.setTcpNoDelay(true);
      sockets.add(service);
      threads.execute(() -> pump(service, client));
      client.getInputStream().transferTo(service.getOutputStream());
      sockets.remove(service);
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // One of both is gone, and so the other.
      return;
    }
  }

  private static void refuse(Socket client, String status, String type) throws IOException {
    RawRequest.read(client.getInputStream());
    client.getOutputStream().write(REFUSAL.formatted(status, type).getBytes(ISO_8859_1));
  }

  private static void drip(Socket client) throws IOException {
    RawRequest.read(client.getInputStream());
    OutputStream out = client.getOutputStream();
    out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(ISO_8859_1));
    try {
      for (int sent = 0; sent < 1000; sent++) {
        out.write(' ');
        TimeUnit.MILLISECONDS.sleep(DRIP_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Closeable one) {
    try {
      one.close();
    } catch (IOException _) {
      // It is closed, or was.
      return;
    }
  }

  @Override
  public synchronized void close() {
    close(server);
    sockets.forEach(FaultProxy::close);
    threads.shutdownNow();
  }
}
