package accelerator.emulators.sam.resources;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.sam.lambda.FunctionInvoker;
import accelerator.emulators.sam.lambda.Invocation;
import accelerator.emulators.sam.template.CustomResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Custom resources made, changed and deleted as CloudFormation does: it calls the function that is
/// the resource's `ServiceToken` and reads the answer that comes to a place of its own on
/// 127.0.0.1.
///
/// What differs: the function is called and waited for, where CloudFormation leaves it alone until
/// the answer comes; what one resource answers does not reach the properties of another.
public final class CustomResources implements AutoCloseable {
  private final String stackId;
  private final FunctionInvoker functions;
  private final Map<String, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final LoopbackServer place;

  private CustomResources(String stackId, FunctionInvoker functions) {
    this.stackId = stackId;
    this.functions = functions;
    this.place = LoopbackServer.start(LoopbackSettings.of("CloudFormation", 0), this::receive);
  }

  /// The resources of a stack.
  ///
  /// @param stackName what their `StackId` names
  /// @throws EmulatorException when no port can be had
  public static CustomResources of(String stackName, FunctionInvoker functions) {
    return new CustomResources(
        "arn:aws:cloudformation:eu-west-1:000000000000:stack/%s/local".formatted(stackName),
        functions);
  }

  /// What a function has answered.
  ///
  /// @param id the physical id
  /// @param data what `!GetAtt` gives
  public record Made(String id, JsonNode data) {}

  /// Has one made.
  ///
  /// @throws EmulatorException with the function's reason, when it could not
  public Made create(CustomResource resource) {
    return ask(request("Create", resource), resource);
  }

  /// Has one changed into what its properties say now.
  ///
  /// @throws EmulatorException with the function's reason, when it could not
  public Made update(CustomResource resource, String id, JsonNode oldProperties) {
    ObjectNode request = request("Update", resource).put("PhysicalResourceId", id);
    request.set("OldResourceProperties", oldProperties);
    return ask(request, resource);
  }

  /// Has one deleted.
  ///
  /// @throws EmulatorException with the function's reason, when it could not
  public Made delete(CustomResource resource, String id) {
    return ask(request("Delete", resource).put("PhysicalResourceId", id), resource);
  }

  private ObjectNode request(String type, CustomResource resource) {
    String requestId = UUID.randomUUID().toString();
    ObjectNode request =
        StrictJson.object()
            .put("RequestType", type)
            .put("RequestId", requestId)
            .put("ResponseURL", place.endpoint() + "/" + requestId)
            .put("StackId", stackId)
            .put("LogicalResourceId", resource.logicalId())
            .put("ResourceType", resource.type());
    request.set("ResourceProperties", resource.properties());
    return request;
  }

  private Made ask(ObjectNode request, CustomResource resource) {
    String requestId = request.path("RequestId").asText();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(requestId, answer);
    try {
      Invocation invocation = functions.invoke(resource.function(), request.toString());
      return made(resource, invocation, Optional.ofNullable(answer.getNow(null)));
    } finally {
      asked.remove(requestId);
    }
  }

  private static Made made(
      CustomResource resource, Invocation invocation, Optional<JsonNode> answer) {
    if (answer.isEmpty()) {
      throw new EmulatorException(
          "%s: %s sent no answer: %s"
              .formatted(resource.logicalId(), resource.function(), invocation));
    }
    if (!answer.get().path("Status").asText().equals("SUCCESS")) {
      throw new EmulatorException(
          "%s: %s".formatted(resource.logicalId(), answer.get().path("Reason").asText()));
    }
    return new Made(answer.get().path("PhysicalResourceId").asText(), answer.get().path("Data"));
  }

  private LoopbackAnswer receive(LoopbackRequest request) {
    Optional<CompletableFuture<JsonNode>> answer =
        Optional.ofNullable(asked.get(request.path().substring(1)));
    if (answer.isEmpty()) {
      return LoopbackAnswer.text(404, "text/plain", "nothing was asked here");
    }
    try {
      answer.get().complete(StrictJson.read(request.body()));
      return LoopbackAnswer.empty(200);
    } catch (IOException failure) {
      return LoopbackAnswer.text(400, "text/plain", "no JSON: " + failure.getMessage());
    }
  }

  @Override
  public void close() {
    place.close();
  }
}
