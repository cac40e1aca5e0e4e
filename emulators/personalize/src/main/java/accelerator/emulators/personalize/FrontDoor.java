package accelerator.emulators.personalize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The services' HTTP: finds the operation, checks the request against its shape, and writes the
/// answer or the refusal with the headers that clients see from the service.
final class FrontDoor implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(FrontDoor.class.getName());
  private static final int LARGEST_BODY = 1 << 20;
  private static final long LARGEST_SKIPPED = 64L << 20;

  private final Map<PersonalizeApi, Map<String, Operation>> operations;
  private final Shapes shapes;
  private final RequestRate rate;
  private final Supplier<UUID> ids;

  FrontDoor(
      Map<PersonalizeApi, Map<String, Operation>> operations,
      Shapes shapes,
      RequestRate rate,
      Supplier<UUID> ids) {
    this.operations = Map.copyOf(operations);
    this.shapes = shapes;
    this.rate = rate;
    this.ids = ids;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      RequestedOperation route =
          RequestedOperation.of(
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath());
      try {
        byte[] body = body(exchange.getRequestBody());
        send(exchange, route.plane(), 200, answer(route, body));
      } catch (Refusal failure) {
        ObjectNode error = error(failure.type(), String.valueOf(failure.getMessage()));
        send(exchange, route.plane(), route.plane().status(failure), error);
      } catch (RuntimeException failure) {
        LOG.log(Level.ERROR, "%s failed".formatted(route.operation()), failure);
        send(exchange, route.plane(), 500, error("InternalFailure", "The stand-in failed"));
      }
    }
  }

  /// A body, or as much of it as tells that it is too large; then the rest is read away, as far as
  /// is bearable, for clients that read no answer before they have sent everything.
  private static byte[] body(InputStream in) throws IOException {
    byte[] body = in.readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      in.skip(LARGEST_SKIPPED);
    }
    return body;
  }

  private ObjectNode answer(RequestedOperation route, byte[] body) {
    Operation operation = operations.getOrDefault(route.plane(), Map.of()).get(route.operation());
    if (operation == null) {
      throw Refusal.unknownOperation(route.operation());
    }
    if (body.length > LARGEST_BODY) {
      throw Refusal.unreadable(
          String.format(Locale.ROOT, "The body must have at most %d bytes", LARGEST_BODY));
    }
    ObjectNode request = read(body);
    rate.admit(route);
    shapes.check(route.operation(), request);
    return operation.answer(new PersonalizeRequest(request));
  }

  private static ObjectNode read(byte[] body) {
    if (body.length == 0) {
      return PersonalizeJson.object();
    }
    try {
      JsonNode node = PersonalizeJson.read(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException _) {
      throw Refusal.unreadable("The body is not JSON");
    }
    throw Refusal.unreadable("The body is not a JSON object");
  }

  private static ObjectNode error(String type, String message) {
    return PersonalizeJson.object().put("__type", type).put("message", message);
  }

  private void send(HttpExchange exchange, PersonalizeApi plane, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = body.isEmpty() ? new byte[0] : PersonalizeJson.bytes(body);
    Headers headers = exchange.getResponseHeaders();
    headers.set("x-amzn-requestid", ids.get().toString());
    headers.set("content-type", plane.contentType());
    headers.set("cache-control", "no-cache");
    headers.set("x-content-type-options", "nosniff");
    if (status != 200) {
      headers.set("x-amzn-errortype", body.path("__type").asText());
    }
    boolean isEmpty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isEmpty ? -1 : bytes.length);
    if (!isEmpty) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
