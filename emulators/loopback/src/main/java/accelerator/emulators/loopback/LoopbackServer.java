package accelerator.emulators.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// An HTTP server on 127.0.0.1: nobody outside of this machine reaches it. Every failure of its
/// handler is logged and answered; a request line that is no HTTP is refused by the JDK's server in
/// its own words.
public final class LoopbackServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());
  private static final int NO_BODY = -1;
  private static final int CLOSING_SECONDS = 5;

  private final HttpServer server;
  private final ExecutorService threads;
  private final LoopbackSettings settings;
  private final LoopbackHandler handler;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LoopbackServer(HttpServer server, LoopbackSettings settings, LoopbackHandler handler) {
    this.server = server;
    this.settings = settings;
    this.handler = handler;
    this.threads = threads(settings);
  }

  /// Starts answering.
  ///
  /// @throws PortTaken when another process listens on the port
  /// @throws EmulatorException when the port cannot be had for another reason
  public static LoopbackServer start(LoopbackSettings settings, LoopbackHandler handler) {
    LoopbackServer started = new LoopbackServer(bound(settings), settings, handler);
    started.server.setExecutor(started.threads);
    started.server.createContext("/", started::handle);
    started.server.start();
    return started;
  }

  private static HttpServer bound(LoopbackSettings settings) {
    try {
      return HttpServer.create(
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), settings.port()), 0);
    } catch (BindException failure) {
      throw new PortTaken(settings.port(), failure);
    } catch (IOException failure) {
      throw new EmulatorException(
          String.format(
              Locale.ROOT,
              "%s cannot listen on 127.0.0.1:%d: %s",
              settings.name(),
              settings.port(),
              failure.getMessage()),
          failure);
    }
  }

  private static ExecutorService threads(LoopbackSettings settings) {
    String name = settings.name().toLowerCase(Locale.ROOT).replace(' ', '-') + "-http-";
    return switch (settings.threads()) {
      case VIRTUAL ->
          Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name, 0).factory());
      case PLATFORM ->
          Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name(name, 0).factory());
    };
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// Where it answers, such as `http://127.0.0.1:41234`.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(LoopbackRequest.read(exchange, settings.bodyLimit())));
    }
  }

  private LoopbackAnswer answer(LoopbackRequest request) {
    try {
      return handler.answer(request);
    } catch (Throwable failure) {
      LOG.log(
          Level.ERROR,
          "%s failed at %s %s".formatted(settings.name(), request.method(), request.path()),
          failure);
      return words(request, failure);
    }
  }

  private LoopbackAnswer words(LoopbackRequest request, Throwable failure) {
    try {
      return handler.failed(request, failure);
    } catch (Throwable second) {
      LOG.log(Level.ERROR, "%s has no words for a failure".formatted(settings.name()), second);
      return LoopbackAnswer.text(500, "text/plain", "the emulator failed");
    }
  }

  private static void send(HttpExchange exchange, LoopbackAnswer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::put);
    exchange.getResponseHeaders().remove("content-length");
    byte[] body = answer.bytes();
    if (exchange.getRequestMethod().equals("HEAD")) {
      // an answer that left its body out does not know how long it would be (RFC 9110, 8.6)
      if (body.length > 0) {
        exchange.getResponseHeaders().set("content-length", String.valueOf(body.length));
      }
      exchange.sendResponseHeaders(answer.status(), NO_BODY);
      return;
    }
    int length = answer.isBreakingOff() ? body.length + 1 : body.length;
    exchange.sendResponseHeaders(answer.status(), length == 0 ? NO_BODY : length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /// Stops answering at once: requests under way are interrupted, and none of its threads is left.
  /// More than once does no harm.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    server.stop(0);
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "a request to {0} goes on after its end", settings.name());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
