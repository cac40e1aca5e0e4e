package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The Step Functions API on a free loopback port, as AWS JSON 1.0: `StartExecution`,
/// `DescribeExecution`, `StopExecution`, `ListExecutions`. Any other operation is refused with
/// `UnknownOperationException`. Signatures are not checked.
public final class StatesServer implements AutoCloseable {
  private static final String TARGET = "AWSStepFunctions.";
  private static final String TYPE = "application/x-amz-json-1.0";

  private final StateMachines executions;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private StatesServer(StateMachines executions) throws IOException {
    this.executions = executions;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
  }

  /// Starts answering.
  ///
  /// @throws IOException when no port can be had
  public static StatesServer start(StateMachines executions) throws IOException {
    StatesServer server = new StatesServer(executions);
    server.server.start();
    return server;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Stops answering. Executions go on.
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        answer(exchange, 200, operate(exchange));
      } catch (StatesRefusal failure) {
        answer(exchange, 400, failure.body());
      } catch (RuntimeException failure) {
        answer(exchange, 500, new StatesRefusal("InternalServerError", failure.toString()).body());
      }
    }
  }

  private JsonNode operate(HttpExchange exchange) throws IOException, StatesRefusal {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target == null
        || !target.startsWith(TARGET)
        || !exchange.getRequestMethod().equals("POST")) {
      throw new StatesRefusal("UnknownOperationException", "X-Amz-Target was " + target);
    }
    ApiRequest request = ApiRequest.parse(body);
    return switch (target.substring(TARGET.length())) {
      case "StartExecution" -> executions.start(request);
      case "DescribeExecution" -> executions.describe(request);
      case "StopExecution" -> executions.stop(request);
      case "ListExecutions" -> executions.list(request);
      default -> throw new StatesRefusal("UnknownOperationException", "X-Amz-Target was " + target);
    };
  }

  private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TYPE);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
