package accelerator.emulators.sam.gateway;

import accelerator.emulators.sam.lambda.Invocation;
import accelerator.emulators.sam.lambda.Invocation.Returned;
import accelerator.emulators.sam.template.ApiRoute;
import accelerator.emulators.sam.template.Cors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;

/// An API whose function answers what the test says, and the events that it gets.
abstract class ApiUnderTest {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String SHOP = "https://shop.example";
  static final Cors CORS =
      new Cors(
          List.of(SHOP),
          List.of("GET", "POST"),
          List.of("content-type"),
          List.of("etag"),
          OptionalInt.of(600),
          false);

  final HttpClient client = HttpClient.newHttpClient();
  final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  Invocation outcome = new Returned("{\"statusCode\":200,\"body\":\"ok\"}");
  HttpApi api = start(Optional.empty(), "GET /v1/{domain}/{recommender}", "$default");

  @AfterEach
  void stop() {
    api.close();
    client.close();
  }

  void restart(Optional<Cors> cors, String... routeKeys) {
    api.close();
    api = start(cors, routeKeys);
  }

  HttpApi start(Optional<Cors> cors, String... routeKeys) {
    return HttpApi.start(
        0,
        List.of(routeKeys).stream()
            .map(key -> ApiRoute.open(key, "F", Duration.ofSeconds(20)))
            .toList(),
        cors,
        (function, event, _) -> {
          events.add(event);
          return outcome;
        },
        () -> Instant.parse("2024-01-01T00:00:00Z"),
        () -> "r-1");
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api.endpoint() + path))
        .version(HttpClient.Version.HTTP_1_1);
  }

  HttpRequest.Builder preflight(String origin) {
    return request("/v1/ecommerce/best-sellers")
        .method("OPTIONS", BodyPublishers.noBody())
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "GET");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  JsonNode event() throws IOException, InterruptedException {
    return JSON.readTree(events.take());
  }

  static Map<String, String> corsHeaders(HttpResponse<?> response) {
    return response.headers().map().entrySet().stream()
        .filter(header -> header.getKey().startsWith("access-control-"))
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, header -> String.join(",", header.getValue())));
  }
}
