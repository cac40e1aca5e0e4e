package accelerator.emulators.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/// A service of the AWS JSON protocol: the header `X-Amz-Target` names the operation, the body is
/// its request, an error is a body with `__type`. Signatures are not checked.
///
/// @param target what stands before the operation's name, such as `AWSStepFunctions`
/// @param version of the protocol, `1.0` or `1.1`
/// @param operations by name; every other is refused with `UnknownOperationException`
public record AwsJsonService(String target, String version, Map<String, Operation> operations)
    implements LoopbackHandler {
  private static final int LARGEST_BODY = 4 << 20;

  /// One operation.
  @FunctionalInterface
  public interface Operation {
    JsonNode answer(ObjectNode request) throws AwsJsonRefusal;
  }

  public AwsJsonService {
    operations = Map.copyOf(operations);
  }

  /// Starts answering.
  ///
  /// @throws EmulatorException when the port cannot be had
  public LoopbackServer start(String name, int port) {
    return LoopbackServer.start(LoopbackSettings.of(name, port).withBodyLimit(LARGEST_BODY), this);
  }

  @Override
  public LoopbackAnswer answer(LoopbackRequest request) {
    try {
      return answer(200, operation(request).answer(read(request)));
    } catch (AwsJsonRefusal failure) {
      return error(400, failure.type(), String.valueOf(failure.getMessage()));
    }
  }

  @Override
  public LoopbackAnswer failed(LoopbackRequest request, Throwable failure) {
    return error(500, "InternalServerError", "The emulator failed: " + failure);
  }

  private Operation operation(LoopbackRequest request) throws AwsJsonRefusal {
    String asked = request.header("x-amz-target").orElse("");
    Operation operation =
        asked.startsWith(target + ".")
            ? operations.get(asked.substring(target.length() + 1))
            : null;
    if (operation == null || !request.isPost()) {
      throw new AwsJsonRefusal("UnknownOperationException", "Not supported here: " + asked);
    }
    return operation;
  }

  private static ObjectNode read(LoopbackRequest request) throws AwsJsonRefusal {
    if (request.isTooLarge()) {
      throw new AwsJsonRefusal("SerializationException", "the request has more than 4194304 bytes");
    }
    try {
      if (StrictJson.read(request.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException failure) {
      throw new AwsJsonRefusal(
          "SerializationException", "the request is not JSON: " + failure.getMessage());
    }
    throw new AwsJsonRefusal("SerializationException", "the request is not a JSON object");
  }

  private LoopbackAnswer error(int status, String type, String message) {
    return answer(status, StrictJson.object().put("__type", type).put("message", message))
        .with("x-amzn-errortype", type);
  }

  private LoopbackAnswer answer(int status, JsonNode body) {
    return LoopbackAnswer.of(status, StrictJson.bytes(body))
        .with("content-type", "application/x-amz-json-" + version);
  }
}
