package accelerator.emulators.personalize;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The services' HTTP: finds the operation, checks the request against its shape, and writes the
/// answer or the refusal with the headers that clients see from the service.
///
/// @param operations by service and name
/// @param ids of requests
record FrontDoor(
    Map<PersonalizeApi, Map<String, Operation>> operations,
    Shapes shapes,
    RequestRate rate,
    Declarations declarations,
    Supplier<UUID> ids)
    implements LoopbackHandler {
  /// The largest body that is read, in bytes.
  static final int LARGEST_BODY = 1 << 20;

  FrontDoor {
    operations = Map.copyOf(operations);
  }

  /// Whether one of the services has an operation, done here or not.
  boolean knows(String operation) {
    return RefusedOperations.reason(operation).isPresent()
        || operations.values().stream().anyMatch(each -> each.containsKey(operation));
  }

  @Override
  public LoopbackAnswer answer(LoopbackRequest request) {
    RequestedOperation asked = asked(request);
    try {
      Optional<DeclaredFailure> failure = declared(asked);
      if (failure.isEmpty()) {
        return answer(asked.api(), 200, answered(asked, request));
      }
      if (failure.get().isAfterTheEffect()) {
        ObjectNode _ = answered(asked, request);
      }
      if (failure.get().breaksOff()) {
        return LoopbackAnswer.brokenOff();
      }
      throw Refusal.declared(failure.get());
    } catch (Refusal failure) {
      ObjectNode error = error(failure.type(), String.valueOf(failure.getMessage()));
      return answer(asked.api(), asked.api().status(failure), error);
    }
  }

  @Override
  public LoopbackAnswer failed(LoopbackRequest request, Throwable failure) {
    return answer(asked(request).api(), 500, error("InternalFailure", "The stand-in failed"));
  }

  private static RequestedOperation asked(LoopbackRequest request) {
    return RequestedOperation.of(
        request.header("x-amz-target"),
        request.method(),
        Optional.ofNullable(request.uri().getPath()).orElse(""));
  }

  /// An operation that there is not fails as such, whatever was declared.
  private Optional<DeclaredFailure> declared(RequestedOperation asked) {
    return operations.getOrDefault(asked.api(), Map.of()).containsKey(asked.name())
        ? declarations.nextFailure(asked.name())
        : Optional.empty();
  }

  private ObjectNode answered(RequestedOperation asked, LoopbackRequest request) {
    Operation operation = operations.getOrDefault(asked.api(), Map.of()).get(asked.name());
    if (operation == null) {
      throw Refusal.unknownOperation(asked.name());
    }
    byte[] bytes = request.body();
    if (request.isTooLarge() || bytes.length > LARGEST_BODY) {
      throw Refusal.unreadable(
          String.format(Locale.ROOT, "The body must have at most %d bytes", LARGEST_BODY));
    }
    ObjectNode body = read(bytes);
    rate.admit(asked);
    shapes.check(asked.name(), body);
    return operation.answer(new PersonalizeRequest(body));
  }

  private static ObjectNode read(byte[] body) {
    if (body.length == 0) {
      return StrictJson.object();
    }
    try {
      if (StrictJson.read(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException _) {
      throw Refusal.unreadable("The body is not JSON");
    }
    throw Refusal.unreadable("The body is not a JSON object");
  }

  private static ObjectNode error(String type, String message) {
    return StrictJson.object().put("__type", type).put("message", message);
  }

  private LoopbackAnswer answer(PersonalizeApi api, int status, ObjectNode body) {
    LoopbackAnswer answer =
        LoopbackAnswer.of(status, body.isEmpty() ? new byte[0] : PersonalizeJson.bytes(body))
            .with("x-amzn-requestid", ids.get().toString())
            .with("content-type", api.contentType())
            .with("cache-control", "no-cache")
            .with("x-content-type-options", "nosniff");
    return status == 200 ? answer : answer.with("x-amzn-errortype", body.path("__type").asText());
  }
}
