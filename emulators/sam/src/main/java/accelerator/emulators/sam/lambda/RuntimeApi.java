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
import java.util.concurrent.ConcurrentHashMap;

/// Lambda's Runtime API, version 2018-06-01, for one child on a port of its own: a long poll that a
/// dead child leaves behind must never swallow the call of a living one.
final class RuntimeApi implements AutoCloseable {
  /// The largest answer that Lambda takes from a function, in bytes.
  static final int RESPONSE_LIMIT = 6_291_556;

  private static final System.Logger LOG = System.getLogger(RuntimeApi.class.getName());
  private static final String BASE = "/2018-06-01/runtime/";

  private final ServerSocket server;
  private final CallDesk desk;
  private final Set<RuntimeConnection> connections = ConcurrentHashMap.newKeySet();

  private RuntimeApi(ServerSocket server, InstantSource clock) {
    this.server = server;
    this.desk = new CallDesk(clock);
  }

  static RuntimeApi start(InstantSource clock) {
    try {
      RuntimeApi api =
          new RuntimeApi(new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1")), clock);
      Thread.ofPlatform().daemon().name("runtime-api").start(api::accept);
      return api;
    } catch (IOException failure) {
      throw new EmulatorException("no port for a Runtime API: " + failure.getMessage(), failure);
    }
  }

  /// Host and port, as `AWS_LAMBDA_RUNTIME_API` wants them.
  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /// Where calls wait for the child, and it for them.
  CallDesk desk() {
    return desk;
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
        desk.forget(connection);
      }
    } catch (IOException _) {
      // What the child had begun ends with its process.
      return;
    } catch (Throwable failure) {
      LOG.log(Level.ERROR, "the Runtime API failed", failure);
      desk.broken(failure);
    }
  }

  private void serve(RuntimeConnection connection) throws IOException {
    for (Optional<RuntimeRequest> request = connection.read();
        request.isPresent();
        request = connection.read()) {
      answer(request.get(), connection);
    }
  }

  private void answer(RuntimeRequest request, RuntimeConnection connection) throws IOException {
    String path =
        request.path().startsWith(BASE) ? request.path().substring(BASE.length()) : "unknown";
    if (path.equals("invocation/next")) {
      desk.next(connection);
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
      desk.neverStarts(Failed.reported(request.text()));
      return;
    }
    if (path.startsWith("invocation/") && path.endsWith("/error")) {
      accepted(connection);
      desk.finish(requestId(path), Failed.reported(request.text()));
      return;
    }
    connection.answer(
        "404 Not Found",
        Map.of(),
        "{\"errorType\":\"UnknownPath\",\"errorMessage\":\"%s\"}".formatted(request.path()));
  }

  /// The child is told first: it asks for its next call while the caller takes this one's end.
  private void response(String path, RuntimeRequest request, RuntimeConnection connection)
      throws IOException {
    if (request.body().length > RESPONSE_LIMIT) {
      connection.answer(
          "413 Request Entity Too Large", Map.of(), "{\"errorType\":\"RequestEntityTooLarge\"}");
      desk.finish(requestId(path), Failed.tooLarge(RESPONSE_LIMIT));
      return;
    }
    accepted(connection);
    desk.finish(requestId(path), new Returned(request.text()));
  }

  private static String requestId(String path) {
    return path.split("/", -1)[1];
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
