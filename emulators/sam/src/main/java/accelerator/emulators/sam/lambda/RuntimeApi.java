package accelerator.emulators.sam.lambda;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.sam.lambda.Invocation.Failed;
import accelerator.emulators.sam.lambda.Invocation.Returned;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Lambda's Runtime API, version 2018-06-01, for one child on a port of its own: a long poll that a
/// dead child leaves behind must never swallow the call of a living one.
final class RuntimeApi implements AutoCloseable {
  /// The largest answer that Lambda takes from a function, in bytes.
  static final int RESPONSE_LIMIT = 6_291_556;

  private static final System.Logger LOG = System.getLogger(RuntimeApi.class.getName());
  private static final String BASE = "/2018-06-01/runtime/";

  private final ServerSocket server;
  private final InstantSource clock;
  private final CompletableFuture<Optional<Failed>> initialised = new CompletableFuture<>();
  private final Set<RuntimeConnection> connections = ConcurrentHashMap.newKeySet();

  /// Where the child waits for its next call.
  private Optional<RuntimeConnection> waiting = Optional.empty();

  /// A call that came before the child asked for it.
  private Optional<FunctionCall> pending = Optional.empty();

  /// The call that the child works on.
  private Optional<FunctionCall> current = Optional.empty();

  private RuntimeApi(ServerSocket server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
  }

  static RuntimeApi start(InstantSource clock) {
    try {
      RuntimeApi api =
          new RuntimeApi(new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1")), clock);
      Thread.ofPlatform().daemon().name("runtime-api").start(api::accept);
      return api;
    } catch (IOException failure) {
      throw new EmulatorException(
          "no port for a Runtime API" + ": " + failure.getMessage(), failure);
    }
  }

  /// Host and port, as `AWS_LAMBDA_RUNTIME_API` wants them.
  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /// Completes when the child first asks for a call, or with the reason that it reports why it
  /// never will; exceptionally when it ends without a word.
  CompletableFuture<Optional<Failed>> initialised() {
    return initialised;
  }

  /// Gives the child a call, at once if it waits for one.
  synchronized void offer(FunctionCall call) {
    if (waiting.isEmpty()) {
      pending = Optional.of(call);
      return;
    }
    RuntimeConnection connection = waiting.get();
    waiting = Optional.empty();
    deliver(call, connection);
  }

  /// Ends what the child has begun, now that it is gone; a call that it never fetched is given
  /// back.
  synchronized void childExited(int status) {
    current.ifPresent(call -> call.finish(Failed.exited(call.requestId(), status)));
    current = Optional.empty();
    initialised.completeExceptionally(new FunctionCall.ProcessGone());
    pending.ifPresent(FunctionCall::giveBack);
    pending = Optional.empty();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().name("runtime-connection").start(() -> serve(socket));
      }
    } catch (IOException _) {
      // so is everything else
      return;
    }
  }

  private void serve(Socket socket) {
    try (RuntimeConnection connection = new RuntimeConnection(socket, RESPONSE_LIMIT + 1)) {
      connections.add(connection);
      try {
        serve(connection);
      } finally {
        connections.remove(connection);
        forget(connection);
      }
    } catch (IOException _) {
      // What the child had begun ends with its process.
      return;
    } catch (Throwable failure) {
      LOG.log(Level.ERROR, "the Runtime API failed", failure);
      broken(failure);
    }
  }

  private void serve(RuntimeConnection connection) throws IOException {
    for (Optional<RuntimeRequest> request = connection.read();
        request.isPresent();
        request = connection.read()) {
      answer(request.get(), connection);
    }
  }

  /// Tells whoever waits for the child, which nobody listens to any more.
  private synchronized void broken(Throwable failure) {
    current.ifPresent(call -> call.finish(Failed.broken(call.requestId(), failure)));
    current = Optional.empty();
    initialised.completeExceptionally(failure);
    pending.ifPresent(FunctionCall::giveBack);
    pending = Optional.empty();
  }

  private void answer(RuntimeRequest request, RuntimeConnection connection) throws IOException {
    String path =
        request.path().startsWith(BASE) ? request.path().substring(BASE.length()) : "unknown";
    if (path.equals("invocation/next")) {
      next(connection);
      return;
    }
    if (path.equals("restore/next")) {
      connection.answer("200 OK", Map.of(), "");
      return;
    }
    if (path.startsWith("invocation/") && path.endsWith("/response")) {
      response(path, request, connection);
      return;
    }
    if (path.equals("init/error") || path.equals("restore/error")) {
      accepted(connection);
      initialised.complete(Optional.of(Failed.reported(request.text())));
      return;
    }
    if (path.startsWith("invocation/") && path.endsWith("/error")) {
      accepted(connection);
      finish(path, Failed.reported(request.text()));
      return;
    }
    connection.answer(
        "404 Not Found",
        Map.of(),
        "{\"errorType\":\"UnknownPath\",\"errorMessage\":\"%s\"}".formatted(request.path()));
  }

  private synchronized void next(RuntimeConnection connection) {
    initialised.complete(Optional.empty());
    if (pending.isEmpty()) {
      waiting = Optional.of(connection);
      return;
    }
    FunctionCall call = pending.get();
    pending = Optional.empty();
    deliver(call, connection);
  }

  private synchronized void forget(RuntimeConnection connection) {
    waiting = waiting.filter(other -> other != connection);
  }

  private void deliver(FunctionCall call, RuntimeConnection connection) {
    Map<String, String> headers =
        Map.of(
            "Lambda-Runtime-Aws-Request-Id",
            call.requestId(),
            "Lambda-Runtime-Invoked-Function-Arn",
            call.functionArn(),
            "Lambda-Runtime-Deadline-Ms",
            String.valueOf(clock.instant().plus(call.timeout()).toEpochMilli()));
    try {
      current = Optional.of(call);
      connection.answer("200 OK", headers, call.payload());
    } catch (IOException _) {
      current = Optional.empty();
      call.giveBack();
    }
  }

  /// The child is told first: it asks for its next call while the caller takes this one's end.
  private void response(String path, RuntimeRequest request, RuntimeConnection connection)
      throws IOException {
    if (request.body().length > RESPONSE_LIMIT) {
      connection.answer(
          "413 Request Entity Too Large", Map.of(), "{\"errorType\":\"RequestEntityTooLarge\"}");
      finish(path, Failed.tooLarge(RESPONSE_LIMIT));
      return;
    }
    accepted(connection);
    finish(path, new Returned(request.text()));
  }

  private synchronized void finish(String path, Invocation invocation) {
    String requestId = path.split("/", -1)[1];
    Optional<FunctionCall> finished = current.filter(call -> call.requestId().equals(requestId));
    if (finished.isPresent()) {
      current = Optional.empty();
      finished.get().finish(invocation);
    }
  }

  private static void accepted(RuntimeConnection connection) throws IOException {
    connection.answer("202 Accepted", Map.of(), "{\"status\":\"OK\"}");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException _) {
      // it is closed
    }
    connections.forEach(RuntimeConnection::close);
  }
}
