package accelerator.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.local.lambda.Invocation.Failed;
import accelerator.local.lambda.Invocation.Returned;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// Lambda's Runtime API, version 2018-06-01, for one child on a port of its own: a long poll that a
/// dead child leaves behind must never swallow the call of a living one.
final class RuntimeApi implements AutoCloseable {
  /// The largest answer that Lambda takes from a function, in bytes.
  static final int RESPONSE_LIMIT = 6_291_556;

  private static final String BASE = "/2018-06-01/runtime/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InstantSource clock;
  private final CompletableFuture<Optional<Failed>> initialised = new CompletableFuture<>();
  private final BlockingQueue<Call> queue = new ArrayBlockingQueue<>(1);
  private final AtomicReference<Optional<Call>> current = new AtomicReference<>(Optional.empty());

  private RuntimeApi(HttpServer server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
  }

  static RuntimeApi start(InstantSource clock) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
      RuntimeApi api = new RuntimeApi(server, clock);
      server.setExecutor(api.threads);
      server.createContext(BASE, api::handle);
      server.start();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for a Runtime API", e);
    }
  }

  /// Host and port, as `AWS_LAMBDA_RUNTIME_API` wants them.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Completes when the child first asks for a call, or with the reason that it reports why it
  /// never will; exceptionally when it ends without a word.
  CompletableFuture<Optional<Failed>> initialised() {
    return initialised;
  }

  /// Leaves a call for the child to fetch.
  void offer(Call call) {
    queue.add(call);
  }

  /// Ends what the child has begun, now that it is gone; a call that it never fetched is given
  /// back.
  void childExited(int status) {
    current
        .getAndSet(Optional.empty())
        .ifPresent(call -> call.finish(Failed.exited(call.requestId(), status)));
    initialised.completeExceptionally(new Call.ChildGone());
    Optional.ofNullable(queue.poll()).ifPresent(Call::giveBack);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(BASE.length());
    try (exchange) {
      if (path.equals("invocation/next")) {
        next(exchange);
      } else if (path.equals("init/error") || path.equals("restore/error")) {
        initialised.complete(Optional.of(Failed.reported(body(exchange))));
        accepted(exchange);
      } else if (path.equals("restore/next")) {
        answer(exchange, 200, "");
      } else if (path.startsWith("invocation/") && path.endsWith("/response")) {
        response(exchange);
      } else if (path.startsWith("invocation/") && path.endsWith("/error")) {
        finish(path, Failed.reported(body(exchange)));
        accepted(exchange);
      } else {
        answer(
            exchange,
            404,
            "{\"errorType\":\"UnknownPath\",\"errorMessage\":\"%s\"}".formatted(path));
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    initialised.complete(Optional.empty());
    Call call;
    try {
      call = queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    current.set(Optional.of(call));
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", call.requestId());
    headers.set("Lambda-Runtime-Invoked-Function-Arn", call.functionArn());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        String.valueOf(clock.instant().plus(call.timeout()).toEpochMilli()));
    answer(exchange, 200, call.payload());
  }

  private void response(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(BASE.length());
    byte[] body = exchange.getRequestBody().readNBytes(RESPONSE_LIMIT + 1);
    if (body.length > RESPONSE_LIMIT) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      finish(path, Failed.tooLarge(RESPONSE_LIMIT));
      answer(exchange, 413, "{\"errorType\":\"RequestEntityTooLarge\"}");
      return;
    }
    finish(path, new Returned(new String(body, UTF_8)));
    accepted(exchange);
  }

  private void finish(String path, Invocation invocation) {
    String requestId = path.split("/", -1)[1];
    current
        .get()
        .filter(call -> call.requestId().equals(requestId))
        .ifPresent(call -> call.finish(invocation));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  private static void accepted(HttpExchange exchange) throws IOException {
    answer(exchange, 202, "{\"status\":\"OK\"}");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
