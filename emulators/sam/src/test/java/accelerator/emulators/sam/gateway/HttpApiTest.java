package accelerator.emulators.sam.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
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
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHOP = "https://shop.example";
  private static final Cors CORS =
      new Cors(
          List.of(SHOP),
          List.of("GET", "POST"),
          List.of("content-type"),
          List.of("etag"),
          OptionalInt.of(600),
          false);

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private Invocation outcome = new Returned("{\"statusCode\":200,\"body\":\"ok\"}");
  private HttpApi api = start(Optional.empty(), "GET /v1/{domain}/{recommender}", "$default");

  @AfterEach
  void stop() {
    api.close();
    client.close();
  }

  @Test
  void turnsARequestIntoAnEventOfFormatTwo() throws Exception {
    send(
        request("/v1/ecommerce/best%2Fsellers?userId=a%20b&x=1&x=2&empty")
            .header("X-Trace", "one")
            .header("X-Trace", "two")
            .header("Cookie", "a=1; b=2")
            .header("User-Agent", "test"));

    JsonNode event = event();
    int port = api.endpoint().getPort();
    assertThat(event)
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "version": "2.0",
                  "routeKey": "GET /v1/{domain}/{recommender}",
                  "rawPath": "/v1/ecommerce/best%2Fsellers",
                  "rawQueryString": "userId=a%20b&x=1&x=2&empty",
                  "cookies": ["a=1", "b=2"],
                  "headers": {
                    "host": "127.0.0.1:PORT",
                    "user-agent": "test",
                    "x-trace": "one,two",
                    "x-forwarded-for": "127.0.0.1",
                    "x-forwarded-port": "PORT",
                    "x-forwarded-proto": "http",
                    "x-amzn-trace-id": "Root=1-65920080-00000000000000000001b196"
                  },
                  "queryStringParameters": {"userId": "a b", "x": "1,2", "empty": ""},
                  "requestContext": {
                    "accountId": "000000000000",
                    "apiId": "local",
                    "domainName": "127.0.0.1",
                    "domainPrefix": "127",
                    "http": {
                      "method": "GET",
                      "path": "/v1/ecommerce/best%2Fsellers",
                      "protocol": "HTTP/1.1",
                      "sourceIp": "127.0.0.1",
                      "userAgent": "test"
                    },
                    "requestId": "r-1",
                    "routeKey": "GET /v1/{domain}/{recommender}",
                    "stage": "$default",
                    "time": "01/Jan/2024:00:00:00 +0000",
                    "timeEpoch": 1704067200000
                  },
                  "pathParameters": {"domain": "ecommerce", "recommender": "best/sellers"},
                  "isBase64Encoded": false
                }
                """
                    .replace("PORT", String.valueOf(port))));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, true",
    "text/csv; charset=utf-8, true",
    "application/problem+json, true",
    "application/x-www-form-urlencoded, false",
    "image/png, false",
  })
  void sendsTextAsItIsAndTheRestInBase64(String type, boolean isText) throws Exception {
    send(request("/any").header("Content-Type", type).POST(BodyPublishers.ofString("a=1")));

    JsonNode event = event();
    assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(!isText);
    assertThat(event.path("body").asText())
        .isEqualTo(isText ? "a=1" : Base64.getEncoder().encodeToString("a=1".getBytes(UTF_8)));
  }

  @Test
  void turnsTheAnswerBack() throws Exception {
    outcome =
        new Returned(
            """
            {"statusCode": 201, "headers": {"Content-Type": "text/plain", "X-A": 1},
             "cookies": ["a=1", "b=2"], "isBase64Encoded": true, "body": "aGk="}
            """);

    HttpResponse<String> response = send(request("/any"));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("hi");
    assertThat(response.headers().map())
        .containsEntry("content-type", List.of("text/plain"))
        .containsEntry("x-a", List.of("1"))
        .containsEntry("set-cookie", List.of("a=1", "b=2"))
        .containsEntry("apigw-requestid", List.of("r-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"items\": []}                          | 200 | {\"items\": []}",
        "[1, 2]                                   | 200 | [1, 2]",
        "\"text\"                                 | 200 | \"text\"",
        "{\"statusCode\": \"204\"}                | 204 | ~~",
        "{\"statusCode\": 99}                     | 500 | {\"message\":\"Internal Server Error\"}",
        "{\"statusCode\": 200, \"body\": {}}      | 500 | {\"message\":\"Internal Server Error\"}",
        "not json                                 | 500 | {\"message\":\"Internal Server Error\"}",
        "{\"statusCode\": 200, \"body\": \"?\", \"isBase64Encoded\": true} | 500 | {\"message\":\"Internal Server Error\"}",
      })
  void readsAnyAnswer(String payload, int status, String body) throws Exception {
    outcome = new Returned(payload);

    HttpResponse<String> response = send(request("/any"));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void answersAFunctionErrorWith500() throws Exception {
    outcome = new Invocation.Failed("shop.Bad", "secret detail", "{\"errorType\":\"shop.Bad\"}");

    HttpResponse<String> response = send(request("/any"));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void answersWith503WhenTheFunctionIsTooSlow() throws Exception {
    api.close();
    CountDownLatch never = new CountDownLatch(1);
    api =
        HttpApi.start(
            0,
            List.of(ApiRoute.open("$default", "F", Duration.ofMillis(50))),
            Optional.empty(),
            (function, event, _) -> {
              try {
                never.await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              return new Returned("{}");
            },
            InstantSource.system(),
            () -> "r");

    HttpResponse<String> response = send(request("/any"));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
  }

  @Test
  void answersAnUnknownRouteWith404() throws Exception {
    restart(Optional.empty(), "GET /v1/{domain}/{recommender}");

    HttpResponse<String> response = send(request("/v1/ecommerce"));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/health, GET /v1/health",
    "GET, /v1/other, GET /v1/{name}",
    "POST, /v1/health, ANY /v1/health",
    "GET, /v1/a/b/c, GET /v1/{proxy+}",
    "POST, /v1/a/b/c, ANY /{proxy+}",
    "GET, /v1/, ANY /{proxy+}",
    "GET, /, $default",
  })
  void prefersTheMostSpecificRoute(String method, String path, String routeKey) throws Exception {
    restart(
        Optional.empty(),
        "$default",
        "ANY /{proxy+}",
        "GET /v1/{proxy+}",
        "GET /v1/{name}",
        "ANY /v1/health",
        "GET /v1/health");

    send(request(path).method(method, BodyPublishers.noBody()));

    assertThat(event().path("routeKey").asText()).isEqualTo(routeKey);
  }

  @Test
  void answersAPreflightItself() throws Exception {
    restart(Optional.of(CORS), "$default");

    HttpResponse<String> response = send(preflight(SHOP));

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(corsHeaders(response))
        .isEqualTo(
            Map.of(
                "access-control-allow-origin", SHOP,
                "access-control-allow-methods", "GET,POST",
                "access-control-allow-headers", "content-type",
                "access-control-max-age", "600"));
    assertThat(corsHeaders(send(preflight("https://evil.example")))).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void replacesTheFunctionsCorsHeaders() throws Exception {
    restart(Optional.of(CORS), "$default");
    outcome =
        new Returned(
            "{\"statusCode\":200,\"body\":\"\",\"headers\":{\"Access-Control-Allow-Origin\":\"*\"}}");

    assertThat(corsHeaders(send(request("/any").header("Origin", SHOP))))
        .isEqualTo(
            Map.of("access-control-allow-origin", SHOP, "access-control-expose-headers", "etag"));
    assertThat(corsHeaders(send(request("/any")))).isEmpty();
    assertThat(corsHeaders(send(request("/any").header("Origin", "https://evil.example"))))
        .isEmpty();
  }

  @Test
  void letsAnybodyInByAStar() throws Exception {
    Cors open =
        new Cors(List.of("*"), List.of("*"), List.of(), List.of(), OptionalInt.empty(), false);
    restart(Optional.of(open), "$default");

    assertThat(corsHeaders(send(request("/any").header("Origin", "https://a.example"))))
        .isEqualTo(Map.of("access-control-allow-origin", "*"));
  }

  @Test
  void keepsTheFunctionsCorsHeadersWithoutAConfiguration() throws Exception {
    outcome =
        new Returned("{\"statusCode\":200,\"headers\":{\"access-control-allow-origin\":\"*\"}}");

    assertThat(corsHeaders(send(request("/any"))))
        .isEqualTo(Map.of("access-control-allow-origin", "*"));
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    assertThat(send(request("/any").header("X-Big", "x".repeat(10_240))).statusCode())
        .isEqualTo(431);
    assertThat(send(request("/any?q=" + "x".repeat(10_240))).statusCode()).isEqualTo(414);
    assertThat(
            send(request("/any").POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])))
                .statusCode())
        .isEqualTo(413);
    assertThat(events).isEmpty();
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    HttpResponse<String> response = send(request("/any").method("HEAD", BodyPublishers.noBody()));

    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("content-length")).contains("2");
  }

  @Test
  void mountsOtherHandlersBesideTheRoutes() throws Exception {
    api.mount("/", exchange -> text(exchange, "page"));
    api.mount("/run", exchange -> text(exchange, "console"));

    assertThat(send(request("/")).body()).isEqualTo("page");
    assertThat(send(request("/style.css")).body()).isEqualTo("page");
    assertThat(send(request("/run")).body()).isEqualTo("console");
    assertThat(send(request("/run/events")).body()).isEqualTo("console");
    assertThat(send(request("/running")).body()).isEqualTo("page");
    assertThat(send(request("/v1/ecommerce/best-sellers")).body()).isEqualTo("ok");
    assertThat(send(request("/v1/unknown")).body()).isEqualTo("ok");
    assertThat(event().path("routeKey").asText()).isEqualTo("GET /v1/{domain}/{recommender}");
    assertThat(event().path("routeKey").asText()).isEqualTo("$default");
  }

  @Test
  void namesAPortThatIsTaken() {
    int port = api.endpoint().getPort();

    assertThatThrownBy(
            () ->
                HttpApi.start(
                    port,
                    List.of(),
                    Optional.empty(),
                    (function, event, _) -> outcome,
                    InstantSource.system(),
                    () -> "r"))
        .isInstanceOf(EmulatorException.class)
        .hasMessage(
            String.format(
                Locale.ROOT, "port %d on 127.0.0.1 is taken: choose another with --port", port));
  }

  @Test
  void refusesARouteKeyThatIsNone() {
    assertThatThrownBy(() -> start(Optional.empty(), "FETCH /v1"))
        .isInstanceOf(EmulatorException.class)
        .hasMessage("route key must be a method and a path, was 'FETCH /v1'");
  }

  private void restart(Optional<Cors> cors, String... routeKeys) {
    api.close();
    api = start(cors, routeKeys);
  }

  private HttpApi start(Optional<Cors> cors, String... routeKeys) {
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

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api.endpoint() + path))
        .version(HttpClient.Version.HTTP_1_1);
  }

  private HttpRequest.Builder preflight(String origin) {
    return request("/v1/ecommerce/best-sellers")
        .method("OPTIONS", BodyPublishers.noBody())
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "GET");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode event() throws IOException, InterruptedException {
    return JSON.readTree(events.take());
  }

  private static Map<String, String> corsHeaders(HttpResponse<?> response) {
    return response.headers().map().entrySet().stream()
        .filter(header -> header.getKey().startsWith("access-control-"))
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, header -> String.join(",", header.getValue())));
  }

  private static void text(com.sun.net.httpserver.HttpExchange exchange, String text)
      throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, text.length());
      exchange.getResponseBody().write(text.getBytes(UTF_8));
    }
  }
}
