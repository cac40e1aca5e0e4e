package accelerator.emulators.sam.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lambda's `Invoke` over HTTP on 127.0.0.1, so that an SDK or a command line can call the hosted
/// functions. Only the invocation type `RequestResponse` is known, and no other operation.
public final class InvokeApi implements AutoCloseable {
  private static final Pattern INVOCATIONS =
      Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

  private final LambdaHost host;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private InvokeApi(LambdaHost host, HttpServer server) {
    this.host = host;
    this.server = server;
  }

  /// Serves the functions of a host, which stays its owner's to close.
  ///
  /// @param port the port on 127.0.0.1, or 0 for any free one
  public static InvokeApi start(LambdaHost host, int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
      InvokeApi api = new InvokeApi(host, server);
      server.setExecutor(api.threads);
      server.createContext("/", api::handle);
      server.start();
      return api;
    } catch (IOException failure) {
      throw new UncheckedIOException("Lambda cannot listen on 127.0.0.1:" + port, failure);
    }
  }

  /// Where clients point `AWS_ENDPOINT_URL_LAMBDA`.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher path = INVOCATIONS.matcher(exchange.getRequestURI().getRawPath());
      if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
        refuse(exchange, 404, "UnknownOperationException", "Only Invoke is supported here");
        return;
      }
      String type = header(exchange, "X-Amz-Invocation-Type").orElse("RequestResponse");
      if (!type.equals("RequestResponse")) {
        refuse(exchange, 400, "InvalidParameterValueException", "Not supported here: " + type);
        return;
      }
      invoke(exchange, URLDecoder.decode(path.group(1), UTF_8));
    }
  }

  private void invoke(HttpExchange exchange, String function) throws IOException {
    byte[] payload = exchange.getRequestBody().readNBytes(LambdaHost.REQUEST_LIMIT + 1);
    if (payload.length > LambdaHost.REQUEST_LIMIT) {
      refuse(
          exchange, 413, "RequestTooLargeException", "Request must be smaller than 6291456 bytes");
      return;
    }
    String text = payload.length == 0 ? "{}" : new String(payload, UTF_8);
    try {
      Invocation invocation = host.invoke(function, text);
      if (invocation instanceof Invocation.Failed) {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
      }
      exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
      send(exchange, 200, invocation.payload());
    } catch (NoSuchFunction failure) {
      refuse(
          exchange, 404, "ResourceNotFoundException", "Function not found: " + failure.reference());
    }
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    send(
        exchange,
        status,
        "{\"Type\":\"User\",\"Message\":\"%s\"}"
            .formatted(message.replace("\\", "\\\\").replace("\"", "\\\"")));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
