package accelerator.local;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.emulators.sam.lambda.FunctionInvoker;
import accelerator.emulators.sam.lambda.Invocation;
import accelerator.emulators.sam.template.CustomResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Custom resources made, changed and deleted as CloudFormation does: it calls the function that is
/// the resource's `ServiceToken` and reads the answer that comes to a place of its own on loopback.
///
/// What differs: the function is called and waited for, where CloudFormation leaves it alone until
/// the answer comes; what one resource answers does not reach the properties of another.
final class CustomResources implements AutoCloseable {
  private final String stackId;
  private final FunctionInvoker functions;
  private final HttpServer place;
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();

  private CustomResources(String stackId, FunctionInvoker functions, HttpServer place) {
    this.stackId = stackId;
    this.functions = functions;
    this.place = place;
  }

  static CustomResources of(String stackName, FunctionInvoker functions) throws IOException {
    HttpServer place =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CustomResources resources =
        new CustomResources(
            "arn:aws:cloudformation:eu-west-1:000000000000:stack/%s/local".formatted(stackName),
            functions,
            place);
    place.createContext("/", resources::receive);
    place.start();
    return resources;
  }

  /// What a function has answered.
  ///
  /// @param id the physical id
  /// @param data what `!GetAtt` gives
  record Made(String id, JsonNode data) {}

  /// Has one made.
  ///
  /// @throws InvalidInput with the function's reason, when it could not
  Made create(CustomResource resource) {
    return ask(request("Create", resource), resource);
  }

  /// Has one changed into what its properties say now.
  ///
  /// @throws InvalidInput with the function's reason, when it could not
  Made update(CustomResource resource, String id, JsonNode oldProperties) {
    ObjectNode request = request("Update", resource).put("PhysicalResourceId", id);
    request.set("OldResourceProperties", oldProperties);
    return ask(request, resource);
  }

  /// Has one deleted.
  ///
  /// @throws InvalidInput with the function's reason, when it could not
  Made delete(CustomResource resource, String id) {
    return ask(request("Delete", resource).put("PhysicalResourceId", id), resource);
  }

  private ObjectNode request(String type, CustomResource resource) {
    ObjectNode request =
        Json.object()
            .put("RequestType", type)
            .put("RequestId", UUID.randomUUID().toString())
            .put(
                "ResponseURL",
                String.format(
                    Locale.ROOT, "http://127.0.0.1:%d/answer", place.getAddress().getPort()))
            .put("StackId", stackId)
            .put("LogicalResourceId", resource.logicalId())
            .put("ResourceType", resource.type());
    request.set("ResourceProperties", resource.properties());
    return request;
  }

  private Made ask(ObjectNode request, CustomResource resource) {
    Invocation invocation = functions.invoke(resource.function(), Json.write(request));
    JsonNode answer = answers.poll();
    if (answer == null) {
      throw new InvalidInput(
          "%s: %s sent no answer: %s"
              .formatted(resource.logicalId(), resource.function(), invocation));
    }
    if (!answer.path("Status").asText().equals("SUCCESS")) {
      throw new InvalidInput(
          "%s: %s".formatted(resource.logicalId(), answer.path("Reason").asText()));
    }
    return new Made(answer.path("PhysicalResourceId").asText(), answer.path("Data"));
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      answers.add(Json.mapper().readTree(exchange.getRequestBody()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    place.stop(0);
  }
}
