package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;

/// The functions between fakes, called as API Gateway calls them. Its clock stands still until it
/// is moved.
final class Endpoint {
  final FakeStore store = new FakeStore().publish(Given.registry("run-1"));
  final FakePersonalize personalize = new FakePersonalize();
  final FakeEvents events;
  final List<String> log = new CopyOnWriteArrayList<>();
  Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final RecommendFunction function;
  private final EventsFunction senders;

  /// An endpoint that anybody may ask.
  Endpoint() {
    this(open(), new FakeEvents());
  }

  Endpoint(EndpointSettings settings) {
    this(settings, new FakeEvents());
  }

  Endpoint(FakeEvents events) {
    this(open(), events);
  }

  private static EndpointSettings open() {
    return EndpointSettings.open("data", Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  private Endpoint(EndpointSettings settings, FakeEvents events) {
    this.events = events;
    ExecutorService threads = AskingThread.pool();
    InstantSource clock = () -> now;
    KnownItemsCache known = new KnownItemsCache(store::readItems, threads);
    this.function =
        new RecommendFunction(
            settings,
            new RegistryCache(store, settings.registryAge(), clock, threads, log::add),
            known,
            personalize,
            threads,
            clock,
            log::add);
    this.senders =
        new EventsFunction(
            events.settings,
            events.senders(clock),
            new RegistryCache(store, settings.registryAge(), clock, threads, log::add),
            new ItemRule(settings.unknownItems(), known),
            events,
            events::wish,
            clock,
            log::add);
  }

  /// The answer to one of the repository's events.
  JsonNode call(String event) {
    return invoke(event(event));
  }

  JsonNode get(String path, String query) {
    return request("GET", path, query, Map.of());
  }

  JsonNode request(String method, String path, String query, Map<String, String> headers) {
    return request(method, path, query, headers, Map.of());
  }

  /// A request with a token of these claims, if there are any.
  JsonNode request(
      String method,
      String path,
      String query,
      Map<String, String> headers,
      Map<String, String> claims) {
    ObjectNode event = Json.object().put("version", "2.0").put("rawPath", path);
    event.put("rawQueryString", query).set("headers", Json.tree(headers));
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", method).put("path", path);
    if (!claims.isEmpty()) {
      context.putObject("authorizer").putObject("jwt").set("claims", Json.tree(claims));
    }
    return invoke(event.toString());
  }

  /// Sends a body of JSON with the claims of a token that API Gateway let pass.
  JsonNode postAs(String path, String body, Map<String, String> claims) {
    ObjectNode event = Json.object().put("version", "2.0").put("rawPath", path).put("body", body);
    event.putObject("headers").put("Content-Type", "application/json");
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", "POST").put("path", path);
    context.putObject("authorizer").putObject("jwt").set("claims", Json.tree(claims));
    return invoke(event.toString());
  }

  /// Sends a body of JSON with further headers.
  JsonNode post(String path, String body, Map<String, String> headers) {
    ObjectNode event = Json.object().put("version", "2.0").put("rawPath", path).put("body", body);
    ObjectNode all = event.putObject("headers").put("Content-Type", "application/json");
    headers.forEach(all::put);
    event.putObject("requestContext").putObject("http").put("method", "POST").put("path", path);
    return invoke(event.toString());
  }

  JsonNode invoke(String event) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      var input = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
      if (isToSenders(event)) {
        senders.handleRequest(input, output, noContext());
      } else {
        function.handleRequest(input, output, noContext());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return Json.parse(output.toString(StandardCharsets.UTF_8));
  }

  /// Whether one of the template's routes leads the event to the function of the senders.
  private static boolean isToSenders(String event) {
    JsonNode read;
    try {
      read = Json.parse(event);
    } catch (InvalidInput _) {
      return false;
    }
    String path = read.path("rawPath").asText();
    return switch (read.path("requestContext").path("http").path("method").asText()) {
      case "POST" -> path.matches("/v1/[^/]+/events|/interaction/[^/]+");
      case "DELETE" -> path.matches("/v1/[^/]+/users/.+");
      default -> false;
    };
  }

  static Map<String, String> headers(JsonNode answer) {
    Map<String, String> headers = new TreeMap<>();
    answer
        .path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    return headers;
  }

  static String event(String name) {
    try {
      return Files.readString(
          Path.of(System.getProperty("project.root", "../.."), "events", name + ".json"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A context that the function must not ask for anything.
  private static Context noContext() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
