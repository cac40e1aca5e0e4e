package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.loopback.Fault;
import accelerator.emulators.loopback.FaultProxy;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.LocalStack;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The endpoint over HTTP, through gateway, runtime client and handler, on a stack that has learned
/// the sample.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointIT {
  private static final int HOSTILE_REQUESTS = 10_000;
  private static final int AT_ONCE = 8;

  /// What the gateway throttles does not reach the handler.
  private static final Map<String, String> ANSWERS =
      Map.of(
          "AllowedOrigins",
          HostileRequests.ORIGIN,
          "RequestsPerSecond",
          "10000",
          "BurstRequests",
          "5000");

  private static final long SEED = 20_260_101;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SOURCE = "x-recommendation-source";
  private static final String DOCUMENTED = "http://127.0.0.1:8080";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Optional<FaultProxy> front = Optional.empty();
  private Optional<LocalStack> stack = Optional.empty();

  @BeforeAll
  void learn(@TempDir Path folder) throws Exception {
    LocalStack started = LocalStack.start(Runs.settings(folder).with(ANSWERS), this::opened);
    stack = Optional.of(started);
    RunOutcome outcome = Runs.run(started, "{\"loadSampleData\":true}");
    assertThat(outcome.succeeded()).as(outcome.summary().toString()).isTrue();
    Runs.awaitStart(started);
  }

  @AfterAll
  void stop() {
    stack.ifPresent(LocalStack::close);
    front.ifPresent(FaultProxy::close);
    http.close();
  }

  private URI opened(URI service) {
    FaultProxy proxy = FaultProxy.before(service);
    front = Optional.of(proxy);
    return proxy.endpoint();
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void answersWithThePopularListWhilePersonalizeFails(Fault fault) throws Exception {
    FaultProxy proxy = front.orElseThrow();
    proxy.set(fault);
    try {
      for (int shopper = 1; shopper <= 20; shopper++) {
        HttpResponse<String> response = ask(String.format(Locale.ROOT, "u-%05d", shopper));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue(SOURCE)).contains("fallback");
        assertThat(Json.parse(response.body()).path("items")).isNotEmpty();
      }
    } finally {
      proxy.set(Fault.NONE);
    }
    assertThat(recovers()).as("Personalize answers again").isTrue();
  }

  /// As they stand in the README and in docs/endpoint.md, but for the port.
  @Test
  void answersTheQuestionsOfTheDocumentation(@TempDir Path folder) throws Exception {
    DocumentedShell.need("curl");
    List<String> questions =
        DocumentedShell.commands().stream()
            .filter(line -> line.startsWith("curl") && line.contains(DOCUMENTED))
            .toList();

    assertThat(questions).hasSizeGreaterThanOrEqualTo(4);
    for (String question : questions) {
      String here = question.replace(DOCUMENTED, stack.orElseThrow().endpoint().toString());
      String answer = DocumentedShell.run(folder, here.replaceFirst("^curl", "curl -sSf"));
      assertThat(Json.parse(answer)).as(question).isNotEmpty();
    }
  }

  private boolean recovers() throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    for (int shopper = 100; Instant.now().isBefore(end); shopper++) {
      HttpResponse<String> response = ask(String.format(Locale.ROOT, "u-%05d", shopper));
      if (Json.parse(response.body()).path("source").asText().equals("personalize")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void answersNotModifiedToTheTagOfTheSameAnswer() throws Exception {
    String path = "/v1/ecommerce/frequently-bought-together?itemId=sku-0123";
    HttpResponse<String> first = send(request(path));
    String tag = first.headers().firstValue("etag").orElseThrow();

    HttpResponse<String> same = send(request(path).header("If-None-Match", "\"x\", W/" + tag));
    HttpResponse<String> other = send(request(path).header("If-None-Match", "\"other\""));

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("etag")).contains(tag);
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void refusesHostileRequestsWithoutAFault() throws Exception {
    Random dice = new Random(SEED);
    List<HttpRequest> requests = new ArrayList<>();
    HostileRequests hostile = new HostileRequests(endpoint(), dice);
    for (int nth = 0; nth < HOSTILE_REQUESTS; nth++) {
      requests.add(hostile.next());
    }
    List<String> wrong = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      startEveryInstance(threads);
      List<Future<String>> verdicts =
          requests.stream().map(each -> threads.submit(() -> verdict(each))).toList();
      for (Future<String> verdict : verdicts) {
        if (!verdict.get().isEmpty()) {
          wrong.add(verdict.get());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// A start beside this load may take longer than the gateway waits.
  private void startEveryInstance(ExecutorService threads) throws Exception {
    Callable<Integer> question =
        () -> send(request("/v1/ecommerce/most-viewed?userId=u-00042")).statusCode();
    Callable<Integer> events =
        () ->
            send(request("/v1/ecommerce/events")
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"none\"}")))
                .statusCode();
    for (Callable<Integer> each : List.of(question, events)) {
      boolean haveStarted = false;
      for (int round = 0; round < AT_ONCE && !haveStarted; round++) {
        haveStarted = true;
        for (Future<Integer> status : threads.invokeAll(Collections.nCopies(AT_ONCE, each))) {
          haveStarted &= status.get() == 200;
        }
      }
      assertThat(haveStarted).isTrue();
    }
  }

  /// What is wrong with the answer to a request; empty when nothing is.
  private String verdict(HttpRequest request) throws Exception {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    int status = response.statusCode();
    String body = response.body();
    String what = request.method() + " " + request.uri() + " -> " + status + " " + body;
    boolean isConfirmed =
        status == 304 && request.headers().firstValue("If-None-Match").isPresent();
    if (status < 200 || status >= 500 || (status >= 300 && status < 400 && !isConfirmed)) {
      return what;
    }
    if (body.contains("\tat ") || body.contains("Exception")) {
      return "a stack trace: " + what;
    }
    boolean isAllowed =
        response
            .headers()
            .firstValue("access-control-allow-origin")
            .filter(HostileRequests.ORIGIN::equals)
            .isPresent();
    boolean isOfTheGateway = body.startsWith("{\"message\":");
    if (!isAllowed && !isOfTheGateway) {
      return "no CORS: " + what;
    }
    if (status < 400 || request.method().equals("HEAD")) {
      return "";
    }
    String type = response.headers().firstValue("content-type").orElse("");
    JsonNode problem = Json.parse(body);
    boolean isProblem = type.startsWith("application/problem+json") && problem.has("title");
    return isProblem || isOfTheGateway ? "" : "no problem document: " + what;
  }

  private HttpResponse<String> ask(String userId) throws Exception {
    return send(request("/v1/ecommerce/recommended-for-you?userId=" + userId));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(endpoint() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private URI endpoint() {
    return stack.orElseThrow().endpoint();
  }
}
